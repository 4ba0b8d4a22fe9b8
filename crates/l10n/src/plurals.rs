//! Plurals by ICU4X inside plain Fluent.
//!
//! Fluent's own plural rules are of 2020 and lost a part of the Arabic ones on
//! the way: they take 103 for `other` where Arabic says `few`. A bundle offers no
//! way to bring other rules, so each selector of a message is wrapped on reading:
//!
//! ```text
//! { $count -> [0] … [one] … *[other] … }
//! { PLURAL($count, 0) -> [0] … [one] … *[other] … }
//! ```
//!
//! The files stay what translators and their tools know, and nobody can forget
//! the wrapping.

use fluent_bundle::FluentValue;
use fluent_syntax::{
    ast::{
        CallArguments, Entry, Expression, Identifier, InlineExpression, Pattern, PatternElement,
        Variant, VariantKey,
    },
    parser, serializer,
};
use icu_decimal::input::Decimal;

use crate::ways::Ways;

/// The function that stands around every selector.
pub(crate) const FUNCTION: &str = "PLURAL";

/// The catalogue's text with every selector wrapped. A message that cannot be
/// parsed is left out; the tests name it.
pub(crate) fn wrapped(text: &str) -> String {
    let mut resource = parser::parse(text).unwrap_or_else(|(readable, _faults)| readable);
    for entry in &mut resource.body {
        if let Entry::Message(message) = entry
            && let Some(pattern) = &mut message.value
        {
            wrap_pattern(pattern);
        }
    }
    serializer::serialize(&resource)
}

fn wrap_pattern(pattern: &mut Pattern<&str>) {
    for element in &mut pattern.elements {
        if let PatternElement::Placeable {
            expression: Expression::Select { selector, variants },
        } = element
        {
            let given = given(selector, variants);
            *selector = InlineExpression::FunctionReference {
                id: Identifier { name: FUNCTION },
                arguments: CallArguments {
                    positional: given,
                    named: Vec::new(),
                },
            };
            for variant in variants {
                wrap_pattern(&mut variant.value);
            }
        }
    }
}

/// What the function is given: the value to choose by, then the numbers that
/// have a variant of their own.
fn given<'a>(
    selector: &InlineExpression<&'a str>,
    variants: &[Variant<&'a str>],
) -> Vec<InlineExpression<&'a str>> {
    let own = variants.iter().filter_map(|variant| match variant.key {
        VariantKey::NumberLiteral { value } => Some(InlineExpression::NumberLiteral { value }),
        VariantKey::Identifier { .. } => None,
    });
    std::iter::once(selector.clone()).chain(own).collect()
}

/// The key of the variant to say: the number itself where it has a variant,
/// else its plural category; a text chooses by itself.
pub(crate) fn chosen<'a>(ways: &Ways, given: &[FluentValue<'a>]) -> FluentValue<'a> {
    let Some((value, own)) = given.split_first() else {
        return FluentValue::Error;
    };
    let FluentValue::Number(number) = value else {
        return value.clone();
    };
    if own.contains(value) {
        return value.clone();
    }
    match number.as_string().parse::<Decimal>() {
        Ok(number) => ways.plural(&number).into(),
        Err(_) => FluentValue::Error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    #[test]
    fn selectors_are_wrapped_at_every_depth() {
        let text =
            "a = { $n ->\n    [0] none\n   *[other] { $kind ->\n       *[x] { $n }\n    }\n}\n";
        let wrapped = wrapped(text);
        assert!(wrapped.contains("PLURAL($n, 0) ->"), "{wrapped}");
        assert!(wrapped.contains("PLURAL($kind) ->"), "{wrapped}");
        assert!(wrapped.contains("{ $n }"), "{wrapped}");
    }

    #[test]
    fn a_number_with_its_own_variant_and_a_text_choose_by_themselves() {
        let chosen = |given: &[FluentValue<'static>]| chosen(Language::Ar.ways(), given);
        let (zero, three) = (FluentValue::from(0), FluentValue::from(3));
        assert_eq!(chosen(&[zero.clone(), zero.clone()]), zero);
        assert_eq!(chosen(std::slice::from_ref(&zero)), "zero".into());
        assert_eq!(chosen(&[three, zero]), "few".into());
        assert_eq!(chosen(&["sub-office".into()]), "sub-office".into());
    }
}
