//! What may be typed: clap types only.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

/// Compiles a Master Plan Smart City: checks a plan and prints its books as PDF and HTML.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100)]
pub struct Args {
    /// Language of messages [default: `SMARTPLAN_LANG`, else the locale, else en]
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<LangArg>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check the plan and write its books
    Build(BuildArgs),
    /// Show the plan in a browser and follow every save
    Serve(ServeArgs),
    /// Check the plan and write nothing
    Check(CheckArgs),
    /// Tell how far plans are: what is missing, open, reviewed and final, and who writes it
    Status(StatusArgs),
    /// Explain rules: what they find, why, an example, how to mend it
    Explain(ExplainArgs),
    /// Write a starter plan into a new folder
    Init(InitArgs),
    /// Follow the golden thread through one record, from issue to quick win
    Trace(TraceArgs),
}

/// Languages of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    /// Bahasa Indonesia
    Id,
    /// English
    En,
}

/// Output formats of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    /// One PDF a book
    Pdf,
    /// One site
    Html,
    /// One HTML file a book, with everything in it, for e-mail
    HtmlSingle,
    /// Pages as pictures, for review
    Png,
    /// The code that the typesetter is fed, a folder for each PDF
    Typst,
}

/// Formats of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// For people, with the lines themselves
    Human,
    /// One line each
    Short,
    /// One JSON object
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// `JUnit` XML, for CI servers
    Junit,
    /// Workflow commands of GitHub Actions
    Github,
}

/// From which weight on `check` fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// On errors
    Error,
    /// On errors and warnings
    Warning,
    /// Never for what is found in the plan
    Never,
}

/// Which rules are told.
#[derive(Debug, ClapArgs)]
pub struct RuleArgs {
    /// Tell only these codes, names or families: SP506, budget-jump, SP5
    #[arg(long, value_delimiter = ',', value_name = "CODE")]
    pub select: Vec<String>,
    /// Do not tell these codes, names or families
    #[arg(long, value_delimiter = ',', value_name = "CODE")]
    pub ignore: Vec<String>,
}

/// How findings are told.
#[derive(Debug, ClapArgs)]
pub struct ReportArgs {
    /// How findings are printed
    #[arg(long, default_value = "human")]
    pub output_format: OutputFormat,
    /// Write findings to a file; the summary goes to standard error
    #[arg(long, value_name = "FILE")]
    pub output_file: Option<PathBuf>,
}

/// Formats of the book of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExplainFormat {
    /// For people, on a terminal
    Human,
    /// One Markdown document
    Markdown,
    /// One JSON array
    Json,
}

/// Formats of the status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StatusFormat {
    /// One screen
    Human,
    /// One JSON object
    Json,
    /// One page that needs no other file
    Html,
}

/// Regency or city.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum KindArg {
    /// Regency
    Kabupaten,
    /// City
    Kota,
}

/// Arguments of `build`.
#[derive(Debug, ClapArgs)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct BuildArgs {
    /// Folder of the plan [default: the nearest one upwards that holds smartplan.yaml]
    pub plan: Option<PathBuf>,
    /// Where to write [default: build/ in the plan]
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// What to write
    #[arg(short, long, value_delimiter = ',', default_value = "pdf,html")]
    pub format: Vec<FormatArg>,
    /// Which books: numbers and `volume` [default: all]
    #[arg(long, value_delimiter = ',', value_name = "BOOK")]
    pub book: Vec<String>,
    /// Stage to check for, 1 to 4 [default: the manifest's]
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=4))]
    pub stage: Option<u8>,
    /// Build what can be understood, and mark every page as a draft
    #[arg(long)]
    pub draft: bool,
    /// Build for signing: refuse warnings and TBD too, and fill the approval sheet
    #[arg(long = "final", conflicts_with = "draft")]
    pub is_final: bool,
    /// Print and count years up to the declared extension
    #[arg(long)]
    pub extended: bool,
    /// Build again after every save, until Ctrl-C
    #[arg(long)]
    pub watch: bool,
    /// What PDFs conform to: 1.4 to 1.7, 2.0, a-2b to a-4e, ua-1 [default: 1.7,a-2a,ua-1]
    #[arg(long, value_delimiter = ',', value_name = "STANDARD")]
    pub pdf_standard: Vec<String>,
    /// Attach the records behind the tables to PDFs as CSV, and the facts of the plan as JSON
    /// (PDF/A-3a instead of A-2a)
    #[arg(long)]
    pub attach_data: bool,
    /// Which pages become pictures with -f png, counted from the cover: 3,10-14,20- [default: all]
    #[arg(long, value_delimiter = ',', value_name = "PAGES", allow_hyphen_values = true)]
    pub pages: Vec<String>,
    /// Pixels an inch of pictures [default: 144]
    #[arg(long, value_parser = clap::value_parser!(u16).range(18..=600))]
    pub ppi: Option<u16>,
    /// How findings are told.
    #[command(flatten)]
    pub report: ReportArgs,
    /// Which rules are told.
    #[command(flatten)]
    pub rules: RuleArgs,
}

/// Arguments of `serve`.
#[derive(Debug, ClapArgs)]
pub struct ServeArgs {
    /// Folder of the plan [default: the nearest one upwards that holds smartplan.yaml]
    pub plan: Option<PathBuf>,
    /// Port to listen on [default: 4040, or the next free one]
    #[arg(long)]
    pub port: Option<u16>,
    /// Address to listen on; any but this machine's own lets others see the plan
    #[arg(long, default_value = "localhost", value_name = "ADDRESS")]
    pub host: String,
    /// Open the browser
    #[arg(long)]
    pub open: bool,
    /// Editor for places that are clicked: code -g {file}:{line}:{column} [default: the browser
    /// opens vscode://]
    #[arg(long, value_name = "COMMAND")]
    pub editor: Option<String>,
    /// Stage to check for, 1 to 4 [default: the manifest's]
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=4))]
    pub stage: Option<u8>,
    /// Print and count years up to the declared extension
    #[arg(long)]
    pub extended: bool,
    /// Look at the files again and again, where the system does not tell of changes
    #[arg(long)]
    pub poll: bool,
}

/// Arguments of `check`.
#[derive(Debug, ClapArgs)]
pub struct CheckArgs {
    /// Folder of the plan [default: the nearest one upwards that holds smartplan.yaml]
    pub plan: Option<PathBuf>,
    /// Stage to check for, 1 to 4 [default: the manifest's]
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=4))]
    pub stage: Option<u8>,
    /// Count years up to the declared extension
    #[arg(long)]
    pub extended: bool,
    /// Mend what a machine can mend, then check what is left
    #[arg(long)]
    pub fix: bool,
    /// Show what --fix would change and write nothing; the exit status is 1 if there is something
    #[arg(long)]
    pub diff: bool,
    /// How findings are told.
    #[command(flatten)]
    pub report: ReportArgs,
    /// From which weight on the exit status is 1
    #[arg(long, default_value = "error")]
    pub fail_on: FailOn,
    /// Which rules are told.
    #[command(flatten)]
    pub rules: RuleArgs,
}

/// Arguments of `explain`.
#[derive(Debug, ClapArgs)]
pub struct ExplainArgs {
    /// Codes, names or families: SP305, unfounded-quick-win, SP3
    #[arg(required_unless_present = "all", value_name = "RULE")]
    pub rule: Vec<String>,
    /// Print the whole book of rules
    #[arg(long, conflicts_with = "rule")]
    pub all: bool,
    /// How it is printed
    #[arg(long, default_value = "human")]
    pub output_format: ExplainFormat,
}

/// Arguments of `status`.
#[derive(Debug, ClapArgs)]
pub struct StatusArgs {
    /// Folders of plans [default: the nearest one upwards that holds smartplan.yaml]
    #[arg(value_name = "PLAN")]
    pub plans: Vec<PathBuf>,
    /// Stage to tell of, 1 to 4 [default: the manifest's]
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=4))]
    pub stage: Option<u8>,
    /// List every part, not only what is not written yet and fits the screen
    #[arg(long)]
    pub all: bool,
    /// How the status is printed
    #[arg(long, default_value = "human")]
    pub output_format: StatusFormat,
}

/// Arguments of `init`.
#[derive(Debug, ClapArgs)]
pub struct InitArgs {
    /// Folder to write; nothing in it is overwritten
    pub dir: PathBuf,
    /// Name of the region, without Kabupaten or Kota
    #[arg(long, default_value = "Contoh")]
    pub region: String,
    /// Regency or city
    #[arg(long, default_value = "kabupaten")]
    pub kind: KindArg,
    /// First and last year of the plan
    #[arg(long, default_value = "2022-2026", value_name = "YEARS")]
    pub horizon: String,
    /// Which books, chapters and sections the plan must have
    #[arg(long, default_value = "bimtek")]
    pub scheme: String,
}

/// Formats of a trace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TraceFormat {
    /// An indented tree
    Human,
    /// One JSON object
    Json,
}

/// Arguments of `trace`.
#[derive(Debug, ClapArgs)]
pub struct TraceArgs {
    /// Id of a record: `IS-01`, `GOV-01`, `diskominfo`
    pub id: String,
    /// Folder of the plan [default: the nearest one upwards that holds smartplan.yaml]
    pub plan: Option<PathBuf>,
    /// Count years up to the declared extension
    #[arg(long)]
    pub extended: bool,
    /// How the thread is printed
    #[arg(long, default_value = "human")]
    pub output_format: TraceFormat,
}
