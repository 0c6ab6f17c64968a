//! The flags of the options of the table: what each command takes, and the settings typed.

use std::ffi::OsStr;
use std::marker::PhantomData;
use std::path::Path;

use clap::builder::{
    PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser,
};
use clap::error::{ContextKind, ContextValue};
use clap::{Arg, ArgAction, ArgMatches};

use crate::options;
use crate::settings::{
    Allowed, AllowedName, AnyValue, Command, Kind, Limits, Settings, Spec, Unfit, Value,
};

/// The options of the table that a command takes, as typed.
#[derive(Debug, Clone, Default)]
pub(in crate::cli) struct Typed<C> {
    settings: Settings,
    command: PhantomData<C>,
}

/// A command that takes options of the table.
pub(in crate::cli) trait Takes {
    /// As the table knows it.
    const COMMAND: Command;

    /// The argument of an option, with what it requires or excludes.
    fn adapted(argument: Arg) -> Arg {
        argument
    }
}

/// `vitae render`.
#[derive(Debug, Clone, Default)]
pub(in crate::cli) struct Render;

impl Takes for Render {
    const COMMAND: Command = Command::Render;
}

/// `vitae verify`.
#[derive(Debug, Clone, Default)]
pub(in crate::cli) struct Verify;

impl Takes for Verify {
    const COMMAND: Command = Command::Verify;
}

/// `vitae layouts`.
#[derive(Debug, Clone, Default)]
pub(in crate::cli) struct Layouts;

impl Takes for Layouts {
    const COMMAND: Command = Command::Layouts;
}

/// `vitae tailor`, which lays a document out only for a job.
#[derive(Debug, Clone, Default)]
pub(in crate::cli) struct Tailor;

impl Takes for Tailor {
    const COMMAND: Command = Command::Tailor;

    fn adapted(argument: Arg) -> Arg {
        argument.requires("job")
    }
}

/// `vitae batch`.
#[derive(Debug, Clone, Default)]
pub(in crate::cli) struct Batch;

impl Takes for Batch {
    const COMMAND: Command = Command::Batch;
}

/// `vitae check`, whose options are about PDFs and not about layouts.
#[derive(Debug, Clone, Default)]
pub(in crate::cli) struct Check;

impl Takes for Check {
    const COMMAND: Command = Command::Check;

    fn adapted(argument: Arg) -> Arg {
        argument.conflicts_with("layout")
    }
}

/// `vitae lint`.
#[derive(Debug, Clone, Default)]
pub(in crate::cli) struct Lint;

impl Takes for Lint {
    const COMMAND: Command = Command::Lint;
}

impl<C> Typed<C> {
    /// The settings typed.
    pub(in crate::cli) fn settings(&self) -> Settings {
        self.settings.clone()
    }
}

fn taken<C: Takes>() -> impl Iterator<Item = (&'static Spec, &'static str)> {
    let taken = options::all().filter(|spec| spec.commands.contains(&C::COMMAND));
    taken.filter_map(|spec| Some((spec, spec.flag?)))
}

impl<C: Takes> clap::Args for Typed<C> {
    fn augment_args(command: clap::Command) -> clap::Command {
        command.args(taken::<C>().map(|(spec, flag)| C::adapted(argument(spec, flag))))
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        Self::augment_args(command)
    }
}

impl<C: Takes> clap::FromArgMatches for Typed<C> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut settings = Settings::default();
        for (spec, _) in taken::<C>() {
            for value in matches.get_many::<AnyValue>(spec.key).into_iter().flatten() {
                settings.add(spec, value.clone());
            }
        }
        Ok(Self { settings, command: PhantomData })
    }

    fn update_from_arg_matches(
        &mut self,
        matches: &ArgMatches,
    ) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// The argument of an option.
fn argument(spec: &'static Spec, flag: &'static str) -> Arg {
    let allowed = spec.allowed();
    let mut argument = Arg::new(spec.key)
        .long(flag)
        .help(help(spec, &allowed))
        .help_heading(spec.section.heading())
        .value_parser(OptionParser { kind: spec.kind(), limits: spec.limits });
    if let Some(short) = spec.short {
        argument = argument.short(short);
    }
    let details = spec.details();
    if !details.is_empty() {
        argument = argument.long_help(format!("{}\n\n{details}", help(spec, &allowed)));
    }
    if allowed == Allowed::Switch {
        let argument = argument.action(ArgAction::Set);
        return argument.num_args(0).default_missing_value("true");
    }
    if spec.is_repeatable() {
        argument = argument.action(ArgAction::Append);
    }
    // A list may begin with `-name`.
    let is_list = matches!(allowed, Allowed::List(_));
    argument.value_name(spec.value_name).allow_hyphen_values(is_list)
}

/// The sentence of help: what the option does, which numbers it allows, and its default.
fn help(spec: &Spec, allowed: &Allowed) -> String {
    let mut help = spec.help().to_owned();
    if let Allowed::Number { least, most: Some(most), .. } = allowed {
        help = format!("{help} [{least} to {most}]");
    }
    match spec.default_in_words() {
        Some(default) => format!("{help} [default: {default}]"),
        None => help,
    }
}

/// Reads a value of a type, as options have it.
pub(super) fn value<T: Value>() -> impl TypedValueParser<Value = T> {
    let parser = OptionParser { kind: Kind::of::<T>(), limits: Limits::default() };
    parser.map(|value: AnyValue| value.get::<T>())
}

/// Reads a value of an option.
#[derive(Debug, Clone, Copy)]
struct OptionParser {
    kind: Kind,
    limits: Limits,
}

impl TypedValueParser for OptionParser {
    type Value = AnyValue;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<AnyValue, clap::Error> {
        let Self { kind, limits } = *self;
        let text = StringValueParser::new().parse_ref(command, argument, value)?;
        let unfit = match (kind.from_text)(&text, limits) {
            Ok(value) => return Ok(value),
            Err(unfit) => unfit,
        };
        let as_path = (kind.from_path)(&text);
        let may_be_path = as_path.is_some();
        if let Some(path) = as_path.filter(|_| Path::new(&text).exists()) {
            return Ok(path);
        }
        let refused = Refused { command, argument, value };
        match (kind.allowed)(limits) {
            Allowed::Names(names) => refused.among(&names, may_be_path),
            _ => refused.because(&unfit),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let allowed = (self.kind.allowed)(self.limits);
        let values: Vec<PossibleValue> =
            allowed.names().iter().map(|it| possible_value(*it)).collect();
        (!values.is_empty()).then(|| Box::new(values.into_iter()) as Box<_>)
    }
}

/// A typed value that its option does not allow.
struct Refused<'a> {
    command: &'a clap::Command,
    argument: Option<&'a Arg>,
    value: &'a OsStr,
}

impl Refused<'_> {
    /// The error that lists the names allowed, with a tip.
    fn among(
        &self,
        names: &[AllowedName],
        may_be_path: bool,
    ) -> Result<AnyValue, clap::Error> {
        let parser = PossibleValuesParser::new(names.iter().map(|it| it.name));
        let refuse = parser.try_map(|_| Err::<AnyValue, _>("the value is not allowed"));
        refuse.parse_ref(self.command, self.argument, self.value).map_err(|mut error| {
            let has_tip = error.get(ContextKind::SuggestedValue).is_some();
            if may_be_path && !has_tip {
                let path = self.value.to_string_lossy();
                let tip = format!("name a layout of your own by its path: './{path}'");
                let tip = ContextValue::StyledStrs(vec![tip.into()]);
                error.insert(ContextKind::Suggested, tip);
            }
            error
        })
    }

    /// The error with the reason.
    fn because(&self, unfit: &Unfit) -> Result<AnyValue, clap::Error> {
        let message = match &unfit.hint {
            Some(hint) => format!("{}; {hint}", unfit.message),
            None => unfit.message.clone(),
        };
        let refuse = move |_: &str| Err::<AnyValue, String>(message.clone());
        refuse.parse_ref(self.command, self.argument, self.value)
    }
}

fn possible_value(allowed: AllowedName) -> PossibleValue {
    let value = PossibleValue::new(allowed.name).aliases(allowed.aliases);
    if allowed.about.is_empty() { value } else { value.help(allowed.about) }
}
