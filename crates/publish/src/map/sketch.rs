//! One place drawn by itself: where its lines go, and nothing else.

use passerelle_model::place::Geometry;

use super::Ground;
use super::outline::Outline;
use super::picture::escaped;

/// The picture of one place's area, to be put into a page as it is. `says` is what
/// a reader who does not see it is told instead.
pub fn sketch(geometry: &Geometry, says: &str) -> String {
    let ground = Ground::of_places(&[Outline::of_geometry("", "", geometry)]);
    let shapes = ground.shapes.iter();
    let drawn: String = shapes
        .map(|shape| match shape.mark {
            Some((x, y)) => format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"4.5\"/>"),
            None => format!("<path d=\"{}\"/>", shape.path),
        })
        .collect();
    format!(
        "<svg class=\"map map-sketch\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" \
         role=\"img\" aria-label=\"{says}\"><g class=\"map-3\">{drawn}</g></svg>",
        w = ground.size.0,
        h = ground.size.1,
        says = escaped(says),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_is_drawn_alone_and_told_in_words() {
        let square =
            r#"{"type":"Polygon","coordinates":[[[70,36],[71,36],[71,37],[70,37],[70,36]]]}"#;
        let geometry = Geometry::from_geojson(square).unwrap();
        let drawn = sketch(&geometry, "The area of <Quay>");
        assert!(drawn.contains("<path d=\"m"), "{drawn}");
        assert!(drawn.contains("aria-label=\"The area of &lt;Quay&gt;\""));
        assert!(!drawn.contains("style=") && !drawn.contains("<script"));
    }
}
