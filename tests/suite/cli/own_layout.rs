//! A user's own layout: created with `layouts new`, named by its path, and broken in every way a
//! folder can be.

use std::fs;

use super::tool::Folder;

#[test]
fn a_new_layout_renders_and_passes_the_proof() {
    let folder = Folder::new();
    folder.vitae(&["layouts", "new", "mine"]).ends_with(0).prints_nothing().says(&[
        "wrote mine/layout.typ",
        "wrote mine/layout.json",
        "--layout ./mine",
    ]);
    for (path, pdf) in
        [("./mine", "a.pdf"), ("mine/layout.typ", "b.pdf"), ("mine", "c.pdf")]
    {
        let outcome = folder.vitae(&["render", "ada.json", "-l", path, "-o", pdf]);
        outcome.ends_with(0).says(&["proved: content "]);
    }
    assert_eq!(folder.read("a.pdf"), folder.read("b.pdf"));
    assert_eq!(folder.read("a.pdf"), folder.read("c.pdf"));
}

#[test]
fn a_copy_of_a_layout_gives_the_same_bytes() {
    let folder = Folder::new();
    folder.vitae(&["layouts", "new", "my/copy", "--from", "band"]).ends_with(0);
    folder.vitae(&["render", "ada.json", "-l", "my/copy", "-o", "a.pdf"]).ends_with(0);
    folder.vitae(&["render", "ada.json", "-l", "band", "-o", "b.pdf"]).ends_with(0);
    assert!(folder.read("a.pdf") == folder.read("b.pdf"), "the name shows in the PDF");
}

#[test]
fn a_new_layout_overwrites_nothing() {
    let folder = Folder::new();
    folder.vitae(&["layouts", "new", "mine"]).ends_with(0);
    folder.write("mine/layout.typ", "mine");
    folder.vitae(&["layouts", "new", "mine"]).ends_with(2).says(&["already exists"]);
    assert_eq!(folder.read("mine/layout.typ"), b"mine");
}

#[test]
fn an_error_in_a_layout_is_shown_with_its_line_and_column() {
    let folder = Folder::new();
    fs::create_dir(folder.path("mine")).expect("a folder can be made");
    folder.write(
        "mine/layout.typ",
        "#let layout(document, options) = {\n  [#size-large]\n}\n",
    );
    let outcome = folder.vitae(&["render", "ada.json", "-l", "mine/layout.typ"]);
    outcome.ends_with(1).says(&[
        "unknown variable: size-large",
        "--> mine/layout.typ:2:5",
        "hint: if you meant to use subtraction",
        "1 error",
    ]);
    let short = ["--message-format", "short", "render", "ada.json", "-l", "./mine/"];
    folder.vitae(&short).ends_with(1).says(&["./mine/layout.typ:2:5: error[T001]: "]);
    assert_eq!(folder.names(), ["ada.json", "mine/layout.typ"]);
}

#[test]
fn where_the_proof_fails_a_layout_in_which_it_holds_is_named() {
    let folder = Folder::new();
    fs::create_dir(folder.path("mine")).expect("a folder can be made");
    let forgetful = "#let layout(document, options) = title[Somebody]\n";
    folder.write("mine/layout.typ", forgetful);
    let note = "note[T017]: the proof holds in the layout `quarto`";
    let outcome = folder.vitae(&["render", "ada.json", "-l", "mine"]).ends_with(1);
    outcome.says(&["error[P001]: ", note, "hint: use `--layout quarto`"]);
    // No layout proves a word that is wider than any line.
    let wide = "w".repeat(400);
    folder.write("wide.json", format!(r#"{{"basics":{{"name":"{wide}"}}}}"#));
    let outcome = folder.vitae(&["render", "wide.json"]).ends_with(1);
    let outcome = outcome.says(&["error[P003]: "]);
    assert!(!outcome.stderr.contains("T017"), "{}", outcome.stderr);
    assert_eq!(folder.names(), ["ada.json", "mine/layout.typ", "wide.json"]);
}

#[test]
fn a_layout_that_crashes_the_engine_is_a_finding() {
    let folder = Folder::new();
    fs::create_dir(folder.path("mine")).expect("a folder can be made");
    let source = "#let again(x) = { show: again; x }\n#let layout(d, o) = again[x]\n";
    folder.write("mine/layout.typ", source);
    folder
        .vitae(&["render", "ada.json", "-l", "./mine"])
        .ends_with(1)
        .prints_nothing()
        .says(&[
            "error[T013]: the layout crashed the typesetter: its stack overflowed",
            "--> ./mine/layout.typ",
        ]);
}

#[test]
fn an_error_in_a_manifest_is_shown_with_its_line() {
    let folder = Folder::new();
    folder.vitae(&["layouts", "new", "mine"]).ends_with(0);
    folder.write("mine/layout.json", "{\n  \"titel\": \"Mine\"\n}\n");
    folder
        .vitae(&["render", "ada.json", "-l", "mine"])
        .ends_with(1)
        .says(&["mine/layout.json:2:", "titel"]);
}

#[test]
fn a_path_that_is_no_layout_is_reported_with_a_hint() {
    let folder = Folder::new();
    let render = |layout: &str| folder.vitae(&["render", "ada.json", "-l", layout]);
    render("swis").ends_with(2).says(&["swis", "'swiss'"]);
    render("nothing").ends_with(2).says(&["quarto, swiss", "'./nothing'"]);
    render("./nothing").ends_with(2).says(&["cannot read `./nothing`", "no such file"]);
    render("ada.json").ends_with(2).says(&["`ada.json` is not a layout", "`layout.typ`"]);
    fs::create_dir(folder.path("empty")).expect("a folder can be made");
    render("empty").ends_with(1).says(&["no `layout.typ`", "vitae layouts new"]);
}

#[test]
fn a_folder_over_the_limits_is_rejected() {
    let folder = Folder::new();
    folder.vitae(&["layouts", "new", "many"]).ends_with(0);
    for number in 0..200 {
        folder.write(&format!("many/{number}.txt"), "");
    }
    let render = |layout: &str| folder.vitae(&["render", "ada.json", "-l", layout]);
    render("many").ends_with(2).says(&["`many` has more than 200 files", "of its own"]);
    folder.vitae(&["layouts", "new", "large"]).ends_with(0);
    folder.write("large/a.bin", vec![0; 16 << 20]);
    render("large").ends_with(2).says(&["more than 16 MiB"]);
    folder.vitae(&["layouts", "new", "deep"]).ends_with(0);
    fs::create_dir_all(folder.path("deep/1/2/3/4/5")).expect("folders can be made");
    render("deep").ends_with(2).says(&["more than 4 deep"]);
    // Hidden folders are none of it.
    folder.vitae(&["layouts", "new", "hidden"]).ends_with(0);
    fs::create_dir_all(folder.path("hidden/.git/2/3/4/5/6"))
        .expect("folders can be made");
    render("hidden").ends_with(0);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_rejected_by_name() {
    use std::os::unix::fs::symlink;

    let folder = Folder::new();
    folder.write("secret.txt", "secret");
    let render = || folder.vitae(&["render", "ada.json", "-l", "mine", "-o", "a.pdf"]);
    for target in ["../secret.txt", "/etc/passwd", "..", "/"] {
        let mine = folder.path("mine");
        if mine.exists() {
            fs::remove_dir_all(&mine).expect("a folder can be removed");
        }
        folder.vitae(&["layouts", "new", "mine", "--from", "plain"]).ends_with(0);
        symlink(target, mine.join("link")).expect("a link can be made");
        render().ends_with(2).says(&["`mine/link` links out of the layout's folder"]);
    }
    // Inside the folder a link is a file like any other.
    let mine = folder.path("mine");
    fs::remove_file(mine.join("link")).expect("a link can be removed");
    fs::rename(mine.join("layout.typ"), mine.join("real.typ"))
        .expect("a file can be renamed");
    symlink("real.typ", mine.join("layout.typ")).expect("a link can be made");
    render().ends_with(0);
}
