//! Files are read within bounds, and written whole or not at all.

use super::*;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder for temporary files")
}

fn quick(folder: &Path) -> Writer {
    Writer::quick(folder.to_owned(), "batch".to_owned())
}

fn names(folder: &Path) -> Vec<String> {
    let entries = folder.read_dir().expect("it can be read");
    let name = |entry: io::Result<fs::DirEntry>| {
        entry.expect("it can be read").file_name().to_string_lossy().into_owned()
    };
    let mut names: Vec<String> = entries.map(name).collect();
    names.sort();
    names
}

#[test]
fn files_are_written_whole_and_nothing_else_is_left() {
    let folder = folder();
    let (one, two) = (folder.path().join("a/one"), folder.path().join("two"));
    fs::write(&two, "old").expect("it can be written");
    for writer in [Writer::durable(), quick(folder.path())] {
        writer.write(&[(&one, b"1"), (&two, b"2")]).expect("they can be written");
        assert_eq!(fs::read(&one).expect("it is there"), b"1");
        assert_eq!(fs::read(&two).expect("it is there"), b"2");
        assert_eq!(names(folder.path()), ["a", "two"]);
        assert_eq!(names(&folder.path().join("a")), ["one"]);
    }
}

#[test]
fn if_one_file_cannot_be_written_no_other_has_changed() {
    let folder = folder();
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    fs::write(&one, "old").expect("it can be written");
    fs::create_dir(&two).expect("it can be made");
    let written = Writer::durable().write(&[(&one, b"1"), (&two, b"2")]);
    let error = written.expect_err("a folder is in its place");
    assert_eq!((error.index, error.path), (1, two));
    assert_eq!(error.source.kind(), ErrorKind::IsADirectory);
    assert_eq!(fs::read(&one).expect("it is there"), b"old");
    assert_eq!(names(folder.path()), ["one", "two"]);
    let below = one.join("file");
    let written = Writer::durable().write(&[(&below, b"1")]);
    let error = written.expect_err("a file is no folder");
    assert_eq!(error.source.kind(), ErrorKind::NotADirectory);
}

#[test]
fn what_a_killed_run_left_is_removed_and_what_another_writes_is_not() {
    let folder = folder();
    let path = folder.path().join("file");
    for left in [".vitae-batch-0.part", ".vitae-4711-1.part", ".vitae-other-0.part"] {
        fs::write(folder.path().join(left), "half").expect("it can be written");
    }
    let in_use = fs::File::open(folder.path().join(".vitae-other-0.part"));
    let in_use = in_use.expect("it is there");
    in_use.lock().expect("it can be locked");
    for kept in [".vitae-batch.jsonl", ".vitae.part", "vitae-1.part"] {
        fs::write(folder.path().join(kept), "kept").expect("it can be written");
    }
    quick(folder.path()).write(&[(&path, b"whole")]).expect("it can be written");
    assert_eq!(fs::read(&path).expect("it is there"), b"whole");
    let kept = [
        ".vitae-batch.jsonl",
        ".vitae-other-0.part",
        ".vitae.part",
        "file",
        "vitae-1.part",
    ];
    assert_eq!(names(folder.path()), kept);
}

#[cfg(unix)]
#[test]
fn a_file_keeps_the_mode_of_the_one_it_replaces_and_a_read_only_one_is_kept() {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder();
    let path = folder.path().join("file");
    let mode = |mode| fs::Permissions::from_mode(mode);
    for writer in [Writer::durable(), quick(folder.path())] {
        fs::write(&path, "old").expect("it can be written");
        for kept in [0o600, 0o640, 0o755] {
            fs::set_permissions(&path, mode(kept)).expect("it is ours");
            writer.write(&[(&path, b"new")]).expect("it can be written");
            let now = fs::metadata(&path).expect("it is there").permissions().mode();
            assert_eq!(now & 0o777, kept);
        }
        fs::set_permissions(&path, mode(0o400)).expect("it is ours");
        let error = writer.write(&[(&path, b"newer")]).expect_err("it is read-only");
        assert_eq!(reason(&error.source), "it is read-only");
        assert_eq!(fs::read(&path).expect("it is there"), b"new");
        fs::set_permissions(&path, mode(0o600)).expect("it is ours");
    }
    assert_eq!(names(folder.path()), ["file"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_a_person_names_is_followed_and_one_in_a_closed_folder_is_refused() {
    use std::os::unix::fs::symlink;

    let (folder, elsewhere) = (folder(), folder());
    let target = elsewhere.path().join("target");
    fs::write(&target, "old").expect("it can be written");
    let (link, dangling) = (folder.path().join("link"), folder.path().join("dangling"));
    let (circle, below) = (folder.path().join("circle"), folder.path().join("below"));
    symlink(&target, &link).expect("links can be made");
    symlink(elsewhere.path().join("new"), &dangling).expect("links can be made");
    symlink(&circle, &circle).expect("links can be made");
    symlink(elsewhere.path(), &below).expect("links can be made");

    for path in [&link, &dangling, &circle, &below.join("file")] {
        let error = quick(folder.path()).write(&[(path, b"x")]).expect_err("a link");
        assert_eq!(reason(&error.source), "a link is in its place", "{}", path.display());
    }
    assert_eq!(fs::read(&target).expect("it is there"), b"old");
    assert_eq!(names(elsewhere.path()), ["target"]);

    Writer::durable()
        .write(&[(&link, b"new"), (&dangling, b"made")])
        .expect("they can be written");
    assert!(link.is_symlink() && dangling.is_symlink());
    assert_eq!(fs::read(&target).expect("it is there"), b"new");
    assert_eq!(fs::read(elsewhere.path().join("new")).expect("it is there"), b"made");
    let error = Writer::durable().write(&[(&circle, b"x")]).expect_err("no end");
    assert!(reason(&error.source).contains("links"), "{}", error.source);
}

#[cfg(unix)]
#[test]
fn a_device_is_written_into() {
    let null = Path::new("/dev/null");
    Writer::durable().write(&[(null, b"gone")]).expect("it takes anything");
    assert!(!fs::metadata(null).expect("it is still there").is_file());
}

#[cfg(unix)]
#[test]
fn only_regular_files_are_read_for_others() {
    let folder = folder();
    let path = folder.path().join("file");
    fs::write(&path, "12345").expect("it can be written");
    assert_eq!(read_regular(&path, 9).expect("it can be read"), b"12345");
    let link = folder.path().join("link");
    std::os::unix::fs::symlink(&path, &link).expect("links can be made");
    assert_eq!(read_regular(&link, 9).expect("it can be read"), b"12345");
    for other in ["/dev/null", "/dev/stdin", "/dev/fd/0"] {
        let error = read_regular(Path::new(other), 9).expect_err("it is no file");
        assert_eq!(reason(&error), "it is not a regular file", "{other}");
    }
}

#[test]
fn a_file_over_the_limit_is_read_up_to_one_byte_more() {
    let folder = folder();
    let path = folder.path().join("file");
    fs::write(&path, "12345").expect("it can be written");
    assert_eq!(read(&path, 5).expect("it can be read"), b"12345");
    assert_eq!(read(&path, 3).expect("it can be read"), b"1234");
    let error = read(folder.path(), 5).expect_err("it is a folder");
    assert_eq!(error.kind(), ErrorKind::IsADirectory);
}

#[test]
fn a_reason_has_no_error_number() {
    // ENOENT on Unix, and the same number on Windows.
    let error = io::Error::from_raw_os_error(2);
    let reason = reason(&error);
    assert!(!reason.contains("os error"), "{reason}");
    assert!(reason.starts_with(|c: char| !c.is_uppercase()), "{reason}");
    assert!(!reason.is_empty());
}
