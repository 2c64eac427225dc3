//! Reads serde types out of nodes and reports everything that is wrong on the way.
//!
//! No error stops the reading: a value that cannot be read is reported at its place and replaced
//! by a default, so the rest of the record and of the file is still seen. The types say what is
//! required: a [`Spanned`](crate::source::Spanned) field that is absent is a finding, an `Option`
//! or a list is not.
//!
//! serde names the newtypes of [`crate::model::value`] here; their texts are parsed by the types
//! themselves.

use std::cell::RefCell;
use std::fmt;
use std::str::FromStr;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess,
    Visitor,
};

use crate::diag::catalogue::reading;
use crate::diag::code::{self, Code};
use crate::diag::{Diagnostic, Sink};
use crate::load::yaml::tree::{Form, Node, NodeKind};
use crate::model::record::Kind;
use crate::model::sloppy;
use crate::model::value::{Date, Decimal, Id, Rupiah, ValueError, Year, YearSpan};
use crate::source::Span;

/// Decodes a value; what is wrong goes to the sink and leaves a default.
pub fn decode<T: DeserializeOwned + Default>(node: &Node, sink: &mut Sink) -> T {
    let sink = RefCell::new(sink);
    T::deserialize(De { at: At::Node(node), sink: &sink }).unwrap_or_default()
}

/// What is decoded.
#[derive(Clone, Copy)]
enum At<'a> {
    /// A value that was written.
    Node(&'a Node),
    /// A key that was not.
    Missing(Missing<'a>),
}

/// A key that was not written.
#[derive(Clone, Copy)]
struct Missing<'a> {
    key: &'static str,
    /// The mapping that lacks it; nothing is reported without it.
    owner: Option<(&'a Node, &'static str)>,
    place: Span,
    /// The key itself, when it was written without a value.
    written: Option<&'a Node>,
    /// Whether it has been reported.
    told: bool,
}

#[derive(Clone, Copy)]
struct De<'a, 's> {
    at: At<'a>,
    sink: &'a RefCell<&'s mut Sink>,
}

/// Never leaves this module: errors are reported and replaced.
#[derive(Debug)]
struct Never(String);

impl fmt::Display for Never {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Never {}

impl serde::de::Error for Never {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// What an absent required text reads as: the plan's own word for "not yet known".
pub(crate) const ABSENT: &str = "TBD";

impl<'a> De<'a, '_> {
    fn push(&self, diagnostic: Diagnostic) {
        self.sink.borrow_mut().push(diagnostic);
    }

    fn span(&self) -> Span {
        match self.at {
            At::Node(node) => node.span,
            At::Missing(missing) => missing.place,
        }
    }

    /// Tells whether nothing was written.
    fn is_absent(&self) -> bool {
        match self.at {
            At::Node(node) => matches!(node.kind, NodeKind::Null),
            At::Missing(_) => true,
        }
    }

    /// Reports an absent value that must be there.
    fn demand(&self) {
        match self.at {
            At::Missing(Missing { written: Some(_), place, .. }) => {
                self.push(reading::empty_value(place));
            }
            At::Missing(Missing { key, owner: Some((node, name)), .. }) => {
                self.push(reading::missing_key(node.head(), key, owner_name(name), id_of(node)));
            }
            At::Missing(_) => {}
            At::Node(node) => self.push(reading::empty_value(node.span)),
        }
    }

    /// Adds to the report of an absent text, which came last, how `TBD` is written there.
    fn mend(&self) {
        let fix = match self.at {
            At::Missing(Missing { told: true, written: Some(key), .. }) => {
                let name = key.scalar().unwrap_or_default();
                let bare = key.span.end - key.span.start == name.len();
                bare.then(|| reading::value_to_come(key.span))
            }
            At::Missing(Missing { told: true, key, owner: Some((node, _)), .. }) => {
                node.tail.map(|tail| reading::key_to_come(tail.place, tail.indent, key))
            }
            At::Missing(_) | At::Node(_) => None,
        };
        if let Some(fix) = fix {
            self.sink.borrow_mut().mend_last(fix);
        }
    }

    /// Returns the text of a scalar; anything else is reported.
    fn text(&self) -> Option<&'a str> {
        let At::Node(node) = self.at else { return None };
        match &node.kind {
            NodeKind::Scalar(text, _) => Some(text),
            NodeKind::Null => None,
            NodeKind::Seq(_) | NodeKind::Map(_) => {
                self.push(reading::expected_value(node.head()));
                None
            }
        }
    }

    /// Parses a scalar, or reports it under `code` and returns the default.
    ///
    /// `meant` writes out what a sloppy text certainly means.
    fn parse<T: FromStr<Err = ValueError> + Default>(
        &self,
        code: Code,
        meant: fn(&str) -> Option<String>,
    ) -> T {
        let Some(text) = self.text() else { return T::default() };
        text.trim().parse().unwrap_or_else(|error| {
            let meant = meant(text);
            let written = (self.span(), text);
            self.push(reading::bad_value(code, written, error, meant.as_deref()));
            T::default()
        })
    }

    fn id(&self) -> String {
        let Some(text) = self.text() else { return String::new() };
        let text = text.trim();
        if !Id::is_valid(text) {
            self.push(reading::bad_id(self.span(), text));
        }
        text.to_owned()
    }

    /// Reports keys that the type does not know.
    fn unknown_keys(&self, pairs: &[(Node, Node)], fields: &'static [&'static str]) {
        for (key, _) in pairs {
            let name = key.scalar().unwrap_or_default();
            if !fields.contains(&name) {
                let written: Vec<&str> = pairs.iter().filter_map(|(key, _)| key.scalar()).collect();
                self.push(reading::unknown_key(key.span, name, fields, &written));
            }
        }
    }
}

fn span_of_years(text: &str) -> Option<String> {
    let span = sloppy::years(text)?;
    let (start, end) = (span.start(), span.end());
    Some(if start == end { start.to_string() } else { format!("{start}-{end}") })
}

/// Returns the names of a record kind by the name of its type.
fn owner_name(name: &str) -> Option<Kind> {
    let camel = |key: &str| -> String {
        key.split('_')
            .map(|part| {
                let mut letters = part.chars();
                letters
                    .next()
                    .map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
            })
            .collect()
    };
    Kind::ALL.iter().copied().find(|kind| {
        let debug = format!("{kind:?}");
        debug == name || camel(kind.key()) == name
    })
}

/// Returns the id that a mapping gives itself.
fn id_of(node: &Node) -> Option<&str> {
    ["id", "short", "quick_win", "name"]
        .iter()
        .find_map(|key| node.get(key)?.scalar().map(str::trim))
}

impl<'de> Deserializer<'de> for De<'_, '_> {
    type Error = Never;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        self.deserialize_string(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        // Spreadsheets write it in capitals.
        let word = self.text().unwrap_or("false");
        let value = word.eq_ignore_ascii_case("true");
        if !value && !word.eq_ignore_ascii_case("false") {
            self.push(reading::unknown_word(self.span(), word, &["true", "false"]));
        }
        visitor.visit_bool(value)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        self.deserialize_string(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        self.mend();
        visitor.visit_str(self.text().map_or(ABSENT, str::trim))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        if self.is_absent() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Never> {
        match name {
            "Id" => visitor.visit_newtype_struct(self.id().into_deserializer()),
            "Rupiah" => {
                let Rupiah(amount) =
                    self.parse(code::BAD_MONEY, |text| Some(sloppy::money(text)?.to_string()));
                visitor.visit_newtype_struct(Int(amount))
            }
            "Year" => {
                let Year(year) =
                    self.parse(code::BAD_YEAR, |text| Some(sloppy::year(text)?.to_string()));
                visitor.visit_newtype_struct(Int(year.into()))
            }
            "Pairs" | "Amounts" => {
                let At::Node(node) = self.at else {
                    return visitor.visit_newtype_struct(self);
                };
                let listed = if name == "Pairs" {
                    self.listed(node, "key", "value")
                } else if let NodeKind::Scalar(..) = node.kind {
                    Node::new(node.span, NodeKind::Seq(vec![amount(node)]))
                } else {
                    self.listed(node, "fund", "amount")
                };
                visitor.visit_newtype_struct(De { at: At::Node(&listed), sink: self.sink })
            }
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Never> {
        let numbers = match name {
            "Spanned" => {
                if self.is_absent() {
                    self.demand();
                }
                return visitor.visit_seq(Parts { de: self, next: 0 });
            }
            "Decimal" => {
                let Decimal(units, places) = self.parse(code::BAD_NUMBER, sloppy::number);
                vec![units, places.into()]
            }
            "YearSpan" => {
                let YearSpan(Year(start), Year(end)) = self.parse(code::BAD_YEAR, span_of_years);
                vec![start.into(), end.into()]
            }
            "Date" => {
                let Date(year, month, day) =
                    self.parse(code::BAD_YEAR, |text| Some(sloppy::date(text)?.iso()));
                vec![year.into(), month.into(), day.into()]
            }
            _ => Vec::new(),
        };
        visitor.visit_seq(Ints(numbers.into_iter()))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        let At::Node(node) = self.at else {
            return visitor.visit_seq(Items { de: self, items: &[] });
        };
        let single;
        let items = match &node.kind {
            NodeKind::Seq(items) => items.as_slice(),
            NodeKind::Null => &[],
            NodeKind::Scalar(text, Form::Cell) => {
                single = cell_items(node.span, text);
                &single
            }
            NodeKind::Scalar(..) => std::slice::from_ref(node),
            NodeKind::Map(_) => {
                self.push(reading::expected_list(node.head()));
                &[]
            }
        };
        visitor.visit_seq(Items { de: De { at: At::Node(node), sink: self.sink }, items })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        self.deserialize_struct("", &[], visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        let owner = match self.at {
            At::Node(node) => match &node.kind {
                NodeKind::Map(pairs) => {
                    self.unknown_keys(pairs, fields);
                    Some(node)
                }
                NodeKind::Null => None,
                NodeKind::Scalar(..) | NodeKind::Seq(_) => {
                    self.push(reading::expected_keys(node.head(), fields));
                    None
                }
            },
            At::Missing(_) => None,
        };
        visitor.visit_map(Known { de: self, owner, name, fields, next: 0 })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        let first = variants.first().copied().unwrap_or_default();
        let word = match self.text().map(str::trim) {
            None => first,
            Some(word) => {
                if let Some(known) = variants.iter().find(|known| **known == word) {
                    known
                } else {
                    self.push(reading::unknown_word(self.span(), word, variants));
                    first
                }
            }
        };
        let word: StrDeserializer<'_, Never> = word.into_deserializer();
        visitor.visit_enum(word)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct
        tuple identifier
    }
}

impl De<'_, '_> {
    /// Turns a mapping into a list of mappings with two keys.
    fn listed(&self, node: &Node, key: &str, value: &str) -> Node {
        let items = match &node.kind {
            NodeKind::Map(pairs) => pairs
                .iter()
                .map(|(k, v)| pair(k.span, (key, k.clone()), Some((value, v.clone()))))
                .collect(),
            NodeKind::Null => Vec::new(),
            NodeKind::Scalar(..) | NodeKind::Seq(_) => {
                self.push(reading::expected_map(node.head()));
                Vec::new()
            }
        };
        Node::new(node.span, NodeKind::Seq(items))
    }
}

fn amount(node: &Node) -> Node {
    pair(node.span, ("amount", node.clone()), None)
}

fn pair(span: Span, first: (&str, Node), second: Option<(&str, Node)>) -> Node {
    let entry = |(name, node): (&str, Node)| {
        (Node::new(node.span, NodeKind::Scalar(name.to_owned(), Form::Plain)), node)
    };
    let pairs = std::iter::once(first).chain(second).map(entry).collect();
    Node::new(span, NodeKind::Map(pairs))
}

/// Parts a CSV cell at `;`, or at commas when they part nothing but ids, each part with its place.
fn cell_items(span: Span, text: &str) -> Vec<Node> {
    let (mut start, mut items) = (0, Vec::new());
    let ids = text.split(',').all(|part| Id::is_valid(part.trim()));
    for part in text.split(if ids { ',' } else { ';' }) {
        let lead = part.len() - part.trim_start().len();
        let (from, word) = (start + lead, part.trim());
        if !word.is_empty() {
            // A quoted cell is longer in the file than its text; its place is then the whole cell.
            let exact = span.end - span.start == text.len();
            let range = if exact {
                span.start + from..span.start + from + word.len()
            } else {
                span.range()
            };
            let place = Span::new(span.source, range);
            items.push(Node::new(place, NodeKind::Scalar(word.to_owned(), Form::Cell)));
        }
        start += part.len() + 1;
    }
    items
}

struct Items<'a, 'n, 's> {
    de: De<'a, 's>,
    items: &'n [Node],
}

impl<'de> SeqAccess<'de> for Items<'_, '_, '_> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Never> {
        let Some((first, rest)) = self.items.split_first() else { return Ok(None) };
        self.items = rest;
        seed.deserialize(De { at: At::Node(first), sink: self.de.sink }).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// Hands over the four parts of a `Spanned`.
struct Parts<'a, 's> {
    de: De<'a, 's>,
    next: usize,
}

impl<'de> SeqAccess<'de> for Parts<'_, '_> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Never> {
        let span = self.de.span();
        let number = |value: usize| Int(i64::try_from(value).unwrap_or(i64::MAX));
        self.next += 1;
        match self.next {
            1 => seed.deserialize(Int(u32::from(span.source).into())).map(Some),
            2 => seed.deserialize(number(span.start)).map(Some),
            3 => seed.deserialize(number(span.end)).map(Some),
            4 => {
                // What is absent has been reported; what lies below it is not reported again.
                let at = match self.de.at {
                    At::Missing(missing) => At::Missing(Missing { told: true, ..missing }),
                    At::Node(node) if self.de.is_absent() => At::Missing(Missing {
                        key: "",
                        owner: None,
                        place: node.span,
                        written: None,
                        told: true,
                    }),
                    At::Node(_) => self.de.at,
                };
                seed.deserialize(De { at, sink: self.de.sink }).map(Some)
            }
            _ => Ok(None),
        }
    }
}

/// Hands over every field that the type knows, written or not.
struct Known<'a, 's> {
    de: De<'a, 's>,
    owner: Option<&'a Node>,
    name: &'static str,
    fields: &'static [&'static str],
    next: usize,
}

impl Known<'_, '_> {
    /// Tells whether an unknown key seems to be this one, so that only the former is told.
    fn is_misspelt(&self, owner: &Node, key: &str) -> bool {
        let NodeKind::Map(pairs) = &owner.kind else { return false };
        let mut names = pairs.iter().filter_map(|(name, _)| name.scalar());
        names.any(|name| {
            !self.fields.contains(&name) && reading::near_key(name, self.fields) == Some(key)
        })
    }
}

impl<'de> MapAccess<'de> for Known<'_, '_> {
    type Error = Never;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Never> {
        let Some(field) = self.fields.get(self.next) else { return Ok(None) };
        let field: StrDeserializer<'_, Never> = (*field).into_deserializer();
        seed.deserialize(field).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Never> {
        let key = self.fields.get(self.next).copied().unwrap_or_default();
        self.next += 1;
        let place = self.owner.map_or(self.de.span(), Node::head);
        let owner = self.owner.map(|node| (node, self.name));
        let missing = Missing { key, owner, place, written: None, told: false };
        let at = match self.owner.and_then(|node| node.pair(key)) {
            None => {
                let owner = owner.filter(|(node, _)| !self.is_misspelt(node, key));
                At::Missing(Missing { owner, ..missing })
            }
            Some((key, value)) if matches!(value.kind, NodeKind::Null) => {
                At::Missing(Missing { place: value.span, written: Some(key), ..missing })
            }
            Some((_, value)) => At::Node(value),
        };
        seed.deserialize(De { at, sink: self.de.sink })
    }
}

/// A number that may be wrapped in a newtype.
struct Int(i64);

impl<'de> Deserializer<'de> for Int {
    type Error = Never;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_i64(self.0)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_newtype_struct(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Ints(std::vec::IntoIter<i64>);

impl<'de> SeqAccess<'de> for Ints {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Never> {
        self.0.next().map(|number| seed.deserialize(Int(number))).transpose()
    }
}
