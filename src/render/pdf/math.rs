//! Formulas: LaTeX in, confined Typst mathematics out.
//!
//! Typst mathematics can run code (`$#read(..)$`), so what the converter returns is parsed and
//! let through only when it is made of symbols, attachments, fractions and calls of functions
//! that are known.

use std::collections::BTreeSet;

use typst::Library;
use typst::syntax::{SyntaxKind, SyntaxNode, ast, parse};

/// Functions that set words within a formula; the only ones that `#` may call.
const WORDS: [&str; 9] = [
    "textmath",
    "textmd",
    "textnormal",
    "textrm",
    "textup",
    "textbf",
    "textit",
    "textsf",
    "texttt",
];

/// Names that formulas may use.
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// Collects the names of Typst's mathematics and of the theme's `math.typ`.
    pub(super) fn new(library: &Library, theme: &str) -> Self {
        let own = library.math.scope().iter().map(|(name, _)| name.to_string());
        let mut names: BTreeSet<String> = own.collect();
        names.extend(definitions(&parse(theme)));
        names.remove("std");
        Self(names)
    }

    /// Converts a formula; `Err` says in a few words why that cannot be done.
    pub(super) fn convert(&self, latex: &str) -> Result<String, String> {
        let code = mitex::convert_math(latex, None).map_err(|error| error.trim().to_owned())?;
        // Parsed as it will stand in the file, so that nothing in it can end the formula.
        let code = format!("$ {} $", code.trim());
        let root = parse(&code);
        let (errors, _) = root.errors_and_warnings();
        if let Some(error) = errors.first() {
            return Err(error.message.to_string());
        }
        let mut parts = root.children();
        match (parts.next(), parts.next()) {
            (Some(only), None) if only.kind() == SyntaxKind::Equation => self.confine(only)?,
            _ => return Err(format!("`{latex}`")),
        }
        Ok(code)
    }

    /// Refuses everything that is not plain mathematics.
    fn confine(&self, node: &SyntaxNode) -> Result<(), String> {
        let mut after_hash = false;
        for child in node.children() {
            match child.kind() {
                SyntaxKind::Hash => after_hash = true,
                _ if after_hash => {
                    Self::words_only(child)?;
                    after_hash = false;
                }
                SyntaxKind::MathIdent => self.known(child)?,
                SyntaxKind::MathFieldAccess => self.field(child)?,
                kind if is_plain(kind) => self.confine(child)?,
                kind => return Err(format!("`{}` ({})", excerpt(child), kind.name())),
            }
        }
        Ok(())
    }

    fn known(&self, ident: &SyntaxNode) -> Result<(), String> {
        let name = ident.leaf_text();
        if self.0.contains(name.as_str()) { Ok(()) } else { Err(format!("`{name}`")) }
    }

    /// `arrow.r.double`: a known name, and plain names behind it.
    fn field(&self, node: &SyntaxNode) -> Result<(), String> {
        for (at, child) in node.children().enumerate() {
            match child.kind() {
                SyntaxKind::MathFieldAccess if at == 0 => self.field(child)?,
                SyntaxKind::MathIdent if at == 0 => self.known(child)?,
                SyntaxKind::Dot | SyntaxKind::Ident | SyntaxKind::MathIdent => {}
                _ => return Err(format!("`{}`", excerpt(node))),
            }
        }
        Ok(())
    }

    /// `#textmath[words]`: one of the known functions with nothing but words.
    fn words_only(node: &SyntaxNode) -> Result<(), String> {
        let refuse = || Err(format!("`#{}`", excerpt(node)));
        let Some(call) = node.cast::<ast::FuncCall>() else { return refuse() };
        let ast::Expr::Ident(name) = call.callee() else { return refuse() };
        if !WORDS.contains(&name.as_str()) || !is_words(node, true) {
            return refuse();
        }
        Ok(())
    }
}

/// Tells whether a call holds nothing but its name and words.
fn is_words(node: &SyntaxNode, top: bool) -> bool {
    node.children().all(|child| match child.kind() {
        SyntaxKind::Ident => top,
        SyntaxKind::Args | SyntaxKind::ContentBlock | SyntaxKind::Markup => is_words(child, false),
        SyntaxKind::LeftBracket
        | SyntaxKind::RightBracket
        | SyntaxKind::Text
        | SyntaxKind::Space
        | SyntaxKind::Escape
        | SyntaxKind::Shorthand
        | SyntaxKind::SmartQuote => true,
        _ => false,
    })
}

/// Tells whether a node of mathematics is harmless by itself.
fn is_plain(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        SyntaxKind::Math
            | SyntaxKind::Dollar
            | SyntaxKind::MathText
            | SyntaxKind::MathShorthand
            | SyntaxKind::MathAlignPoint
            | SyntaxKind::MathDelimited
            | SyntaxKind::MathAttach
            | SyntaxKind::MathPrimes
            | SyntaxKind::MathFrac
            | SyntaxKind::MathRoot
            | SyntaxKind::MathCall
            | SyntaxKind::MathArgs
            | SyntaxKind::Named
            | SyntaxKind::Ident
            | SyntaxKind::Space
            | SyntaxKind::Parbreak
            | SyntaxKind::Linebreak
            | SyntaxKind::Escape
            | SyntaxKind::Text
            | SyntaxKind::Str
            | SyntaxKind::LeftParen
            | SyntaxKind::RightParen
            | SyntaxKind::Comma
            | SyntaxKind::Semicolon
            | SyntaxKind::Colon
            | SyntaxKind::Hat
            | SyntaxKind::Underscore
            | SyntaxKind::Slash
            | SyntaxKind::Root
    )
}

fn excerpt(node: &SyntaxNode) -> String {
    node.full_text().chars().take(40).collect()
}

/// Lists the names that a file of the theme defines.
fn definitions(root: &SyntaxNode) -> Vec<String> {
    let bindings = root.children().filter_map(SyntaxNode::cast::<ast::LetBinding>);
    bindings
        .flat_map(|binding| binding.kind().bindings())
        .map(|ident| ident.as_str().to_owned())
        .collect()
}
