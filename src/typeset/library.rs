//! Typst's standard library as layouts see it: all of it for trusted layouts, and for untrusted
//! ones all but `plugin`.

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

/// For untrusted layouts. `plugin` runs a program, given as bytes, in an interpreter without
/// limits, so a call of it is an error.
pub(super) static WITHOUT_PLUGINS: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let mut library = Library::default();
    let scope = library.global.scope_mut();
    let refused = Binding::detached(Func::from(&REFUSAL));
    *scope.get_mut("plugin").expect("the engine has plugins") = refused;
    // `std` is a copy of the module, made earlier.
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
    let found =
        SourceDiagnostic::error(args.span, "an untrusted layout cannot use plugins");
    Err([found].into_iter().collect())
}
