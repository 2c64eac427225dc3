//! Holds JSON against a JSON Schema (draft 07), as far as the schema of SARIF goes.
//!
//! Written here because a crate for it changes features of crates that the typesetter is built
//! from, and everything would be compiled twice. A keyword that is not understood fails the test,
//! so nothing is passed over in silence.

use regex::Regex;
use serde_json::Value;

/// A schema with its definitions.
pub struct Schema(Value);

impl Schema {
    /// Takes a schema.
    pub fn new(schema: Value) -> Self {
        Self(schema)
    }

    /// Tells whether a value fits.
    pub fn is_valid(&self, value: &Value) -> bool {
        self.faults(value).is_empty()
    }

    /// Lists what does not fit, each with its place.
    pub fn faults(&self, value: &Value) -> Vec<String> {
        let mut out = Vec::new();
        self.check(&self.0, value, "", &mut out);
        out
    }

    fn check(&self, schema: &Value, value: &Value, at: &str, out: &mut Vec<String>) {
        for (keyword, own) in schema.as_object().expect("a schema is an object") {
            if !self.fits((keyword, own), schema, value, at, out) {
                out.push(format!("{at}: {keyword} {own} refuses {value}"));
            }
        }
    }

    fn all<'a>(&self, own: &'a Value, value: &'a Value) -> impl Iterator<Item = bool> {
        own.as_array().expect("schemas").iter().map(|other| {
            let mut faults = Vec::new();
            self.check(other, value, "", &mut faults);
            faults.is_empty()
        })
    }

    /// Checks one keyword; what is wrong further inside is told there.
    fn fits(
        &self,
        (keyword, own): (&str, &Value),
        schema: &Value,
        value: &Value,
        at: &str,
        out: &mut Vec<String>,
    ) -> bool {
        let (list, object, text) = (value.as_array(), value.as_object(), value.as_str());
        match keyword {
            "$schema" | "$id" | "title" | "description" | "default" | "definitions" => true,
            "$ref" => {
                let path = own.as_str().expect("path").strip_prefix('#').expect("own definition");
                self.check(self.0.pointer(path).expect("definition"), value, at, out);
                true
            }
            "type" => match own.as_str().expect("one type") {
                "object" => object.is_some(),
                "array" => list.is_some(),
                "string" => text.is_some(),
                "boolean" => value.is_boolean(),
                "integer" => value.is_i64() || value.is_u64(),
                "number" => value.is_number(),
                other => panic!("unknown type {other}"),
            },
            "enum" => own.as_array().expect("values").contains(value),
            "anyOf" => self.all(own, value).any(|fits| fits),
            "oneOf" => self.all(own, value).filter(|fits| *fits).count() == 1,
            "minimum" => {
                value.as_f64().is_none_or(|number| number >= own.as_f64().expect("number"))
            }
            "maximum" => {
                value.as_f64().is_none_or(|number| number <= own.as_f64().expect("number"))
            }
            "pattern" => text.is_none_or(|text| pattern(own).is_match(text)),
            "format" => text.is_none_or(|text| format(own.as_str().expect("name"), text)),
            "minItems" => list.is_none_or(|list| list.len() as u64 >= own.as_u64().expect("count")),
            "uniqueItems" => list.is_none_or(|list| {
                let again = |(at, item): (usize, &Value)| list[..at].contains(item);
                own == false || !list.iter().enumerate().any(again)
            }),
            "items" => {
                for (index, item) in list.into_iter().flatten().enumerate() {
                    self.check(own, item, &format!("{at}/{index}"), out);
                }
                true
            }
            "required" => object.is_none_or(|object| {
                let keys = own.as_array().expect("keys").iter().filter_map(Value::as_str);
                keys.into_iter().all(|key| object.contains_key(key))
            }),
            "properties" => {
                for (key, inner) in own.as_object().expect("schemas") {
                    if let Some(item) = object.and_then(|object| object.get(key)) {
                        self.check(inner, item, &format!("{at}/{key}"), out);
                    }
                }
                true
            }
            "additionalProperties" => {
                let known = |key: &str| schema["properties"].get(key).is_some();
                let mut more = object.into_iter().flatten().filter(|(key, _)| !known(key));
                if let Some(allowed) = own.as_bool() {
                    return allowed || more.next().is_none();
                }
                more.for_each(|(key, item)| self.check(own, item, &format!("{at}/{key}"), out));
                true
            }
            other => panic!("unknown keyword {other}"),
        }
    }
}

fn pattern(own: &Value) -> Regex {
    // As published two patterns have a bracket too many, which only ECMAScript bears.
    let pattern = own.as_str().expect("pattern").replace("{2}]?$", "{2}\\]?$");
    Regex::new(&pattern).expect("pattern")
}

fn format(name: &str, text: &str) -> bool {
    let sign = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c);
    let relative = text.chars().all(sign);
    match name {
        "uri-reference" => relative,
        "uri" => relative && Regex::new("^[A-Za-z][A-Za-z0-9+.-]*:.").expect("form").is_match(text),
        "date-time" => Regex::new(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")
            .expect("form")
            .is_match(text),
        other => panic!("unknown format {other}"),
    }
}
