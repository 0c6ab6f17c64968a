"""Runs the ten lines of PySpark in the book on a cluster of two executors, of which one is
killed midway, and holds every result against its job.

    python pipe.py docs/src/guide/streams.md PATH_OF_VITAE FOLDER COUNT

The lines are the one Python block of that page; they read
`jobs.jsonl` and define `results`. Prints what came of it as JSON: {"spark", "results",
"distinct", "proved", "whole", "failed_tasks", "killed", "executors", "seconds"}.
"""

import base64
import hashlib
import json
import os
import re
import signal
import sys
import threading
import time

import pyspark
from pyspark.sql import SparkSession

INSTALLED = "/usr/local/bin/vitae"
# An executor is killed when so many of the parts are done.
DONE_BEFORE_THE_KILL = 4


def block(page):
    """The one Python block of a page."""
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    return code


def jobs(count):
    for number in range(count):
        resume = {
            "basics": {"name": f"Ada Quill {number}", "label": "Analyst"},
            "work": [{
                "name": f"Engine & Co {number}",
                "position": "Analyst",
                "startDate": "2019-04",
                "highlights": [f"Cut the cost of {number + 2} engines by a third"],
            }],
        }
        yield json.dumps({"id": number, "resume": resume, "formats": "pdf"})


def executors():
    """The processes below this one that are executors."""
    parents, commands = {}, {}
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{process}/stat") as file:
                parent = file.read().rsplit(")", 1)[1].split()[1]
            with open(f"/proc/{process}/cmdline") as file:
                commands[process] = file.read()
        except OSError:
            continue
        parents[process] = parent

    def ours(process):
        while process in parents:
            if process == str(os.getpid()):
                return True
            process = parents[process]
        return False

    return sorted(
        int(process)
        for process, command in commands.items()
        if "CoarseGrainedExecutorBackend" in command and ours(process)
    )


def kill_one_midway(context, told):
    """Kills an executor once some parts are done, and counts the tasks that fail of it."""
    tracker = context.statusTracker()
    killed = False
    while not told["over"]:
        for stage in tracker.getActiveStageIds():
            info = tracker.getStageInfo(stage)
            if info is None:
                continue
            told["failed_tasks"] = max(told["failed_tasks"], info.numFailedTasks)
            running = executors()
            told["executors"] = max(told["executors"], len(running))
            if info.numCompletedTasks >= DONE_BEFORE_THE_KILL and not killed and running:
                os.kill(running[0], signal.SIGKILL)
                told["killed"], killed = running[0], True
        time.sleep(0.05)


def check(result):
    """What a result is worth, without its file."""
    (file,) = result["files"] or [None]
    content = base64.b64decode(file["base64"]) if file else b""
    whole = file is not None and content.startswith(b"%PDF-")
    whole = whole and hashlib.sha256(content).hexdigest() == file["sha256"]
    proved = result["status"] == "ok" and result["proof"]["proved"]
    return result["id"], proved, whole


def main():
    page, vitae, folder, count = sys.argv[1:]
    with open(page, encoding="utf-8") as file:
        code = block(file.read())
    # Where the page has the program.
    assert INSTALLED in code
    code = code.replace(INSTALLED, vitae)
    os.environ.setdefault("SPARK_HOME", os.path.dirname(pyspark.__file__))
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_WORKER_DIR"] = os.path.join(folder, "workers")
    os.chdir(folder)
    with open("jobs.jsonl", "w", encoding="utf-8") as file:
        file.writelines(f"{job}\n" for job in jobs(int(count)))
    # The session that the lines get.
    spark = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )
    context = spark.sparkContext
    context.setLogLevel("OFF")
    told = {"over": False, "failed_tasks": 0, "killed": None, "executors": 0}
    watch = threading.Thread(target=kill_one_midway, args=(context, told))
    watch.start()
    begun = time.monotonic()
    try:
        names = {}
        exec(code, names)
        checked = names["results"].map(check).collect()
    finally:
        told["over"] = True
        watch.join()
    seconds = time.monotonic() - begun
    spark.stop()
    told.pop("over")
    told.update(
        spark=pyspark.__version__,
        results=len(checked),
        distinct=len({id for id, _, _ in checked}),
        proved=sum(proved for _, proved, _ in checked),
        whole=sum(whole for _, _, whole in checked),
        seconds=round(seconds, 1),
    )
    print(json.dumps(told))


if __name__ == "__main__":
    main()
