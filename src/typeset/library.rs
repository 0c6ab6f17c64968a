//! The standard library layouts are compiled with: the whole of it for trusted layouts; for
//! those of strangers the same without `plugin`.

use std::sync::LazyLock;

use typst::comemo::Tracked;
use typst::diag::{SourceDiagnostic, SourceResult};
use typst::engine::Engine;
use typst::foundations::{
    Args, Binding, CastInfo, Context, Func, NativeFuncData, NativeFuncPtr, Scope, Value,
};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};

/// For trusted layouts.
pub(super) static WHOLE: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(Library::default()));

/// For others. `plugin` takes a program as bytes and runs it in an interpreter without bounds
/// of its own, so there is none: a call says so.
pub(super) static WITHOUT_PLUGINS: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let mut library = Library::default();
    let scope = library.global.scope_mut();
    let refused = Binding::detached(Func::from(&REFUSAL));
    *scope.get_mut("plugin").expect("the engine has plugins") = refused;
    // `std` is a copy of the module, made before.
    library.std = Binding::detached(library.global.clone());
    LazyHash::new(library)
});

static REFUSAL: NativeFuncData = NativeFuncData {
    function: NativeFuncPtr(&refuse),
    name: "plugin",
    title: "Plugin",
    docs: "",
    def_site: None,
    keywords: &[],
    contextual: false,
    scope: LazyLock::new(&Scope::new),
    params: LazyLock::new(&Vec::new),
    returns: LazyLock::new(&|| CastInfo::Any),
};

fn refuse(_: &mut Engine, _: Tracked<Context>, args: &mut Args) -> SourceResult<Value> {
    let found = SourceDiagnostic::error(args.span, "a layout may use no plugin");
    Err([found].into_iter().collect())
}
