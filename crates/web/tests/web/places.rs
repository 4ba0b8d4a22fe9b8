//! Places as an information-management officer keeps them and everybody else
//! reads them.

use axum::http::StatusCode;
use passerelle_model::PlaceId;
use passerelle_model::policy::Role;
use passerelle_testkit::Agency;

use crate::browser::{Browser, Page};
use crate::person::signed_in;

async fn somebody(agency: &Agency, name: &str, role: Role) -> Browser {
    let top = match agency
        .store
        .reader(
            &passerelle_model::Actor::console(),
            passerelle_model::Purpose::Operation,
        )
        .offices()
        .await
        .unwrap()
        .children(None)
        .first()
    {
        Some(office) => office.id,
        None => agency.headquarters().await,
    };
    signed_in(agency, (name, role), top, Browser::at(agency))
        .await
        .1
}

async fn officer(agency: &Agency) -> Browser {
    somebody(agency, "ida", Role::InformationManagementOfficer).await
}

/// The address of the place that a form has just made.
fn made(page: &Page) -> String {
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    let id = page.location().strip_prefix("/places/").unwrap();
    id.parse::<PlaceId>().unwrap();
    page.location().to_owned()
}

/// A place of the invented Exampleland, under the letters of Niger.
async fn add(browser: &mut Browser, kind: &str, code: &str, name: &str, parent: &str) -> String {
    browser.get("/places/new?country=NE").await;
    let typed = [
        ("country", "NE"),
        ("kind", kind),
        ("code", code),
        ("name", name),
        ("parent", parent),
    ];
    made(&browser.post("/places/new", &typed).await)
}

#[tokio::test]
async fn a_place_is_added_found_and_shown_with_its_way_down() {
    let agency = Agency::embedded().await;
    let mut ida = officer(&agency).await;
    ida.get("/places").await.says("No place yet");
    ida.get("/places/new").await;
    let typed = [
        ("country", "NE"),
        ("kind", "admin1"),
        ("code", "xn"),
        ("name", "Éxample North"),
        ("language", "fr"),
        ("names", "ar: شمال المثال"),
        ("aliases", "Upper Example"),
        ("latitude", "17,5"),
        ("longitude", "9.25 E"),
    ];
    let first = ida.post_keeping("/places/new", &typed).await;
    let again = ida.post("/places/new", &typed).await;
    assert_eq!(
        made(&first),
        made(&again),
        "once, however often it is pressed"
    );
    let page = ida.follow(first).await;
    for text in [
        "Éxample North",
        "XN",
        "شمال المثال",
        "Upper Example",
        "17.5, 9.25",
    ] {
        page.says(text);
    }
    page.says("<a href=\"/countries/NE\">");
    add(&mut ida, "admin2", "XN01", "Hill", "xn").await;
    for (query, matched) in [
        ("hill", "Found by a name"),
        ("xn01", "Found by its code"),
        ("upper", "Found by another spelling"),
        ("example%20nor", "Found by a name"),
    ] {
        ida.get(&format!("/places?q={query}")).await.says(matched);
    }
    let found = ida.get("/places?q=hill&country=NE&kind=admin2").await;
    found.says("Éxample North</bdi></a>");
    ida.get("/places?q=hill&kind=site")
        .await
        .says("Nothing matches these filters");
    ida.get("/places?q=nig").await.says("/countries/NE");
    ida.get("/places?kind=admin2").await.says("/countries/NE");
    let none = ida.get("/places?kind=point").await;
    assert!(!none.body.contains("/countries/NE"));
    agency.end().await;
}

#[tokio::test]
async fn everything_wrong_is_told_at_its_field_and_what_was_typed_stays() {
    let agency = Agency::embedded().await;
    let mut ida = officer(&agency).await;
    let north = add(&mut ida, "admin1", "XN", "North", "").await;
    ida.get("/places/new").await;
    let typed = [
        ("country", "NE"),
        ("kind", "admin2"),
        ("name", ""),
        ("names", "<script>"),
        ("code", "X N"),
        ("parent", "XX99"),
        ("from", "32/13/2020"),
        ("latitude", "95"),
    ];
    let page = ida.post("/places/new", &typed).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for label in [
        "Main name: ",
        "P-code: ",
        "Lies in: ",
        "First day: ",
        "Latitude: ",
    ] {
        page.says(label);
    }
    page.says("&#60;script&#62;");
    page.says("value=\"32/13/2020\"");
    // What only the register can tell.
    for (kind, code, parent, told) in [
        ("admin1", "XN", "", "P-code: "),
        ("admin3", "XN0101", "XN", "Lies in: "),
        ("admin2", "XN01", "", "Lies in: "),
        ("admin2", "", "XN", "P-code: "),
        ("admin1", "XM", "XN", "Lies in: "),
    ] {
        let typed = [
            ("country", "NE"),
            ("kind", kind),
            ("code", code),
            ("name", "Somewhere"),
            ("parent", parent),
        ];
        let page = ida.post("/places/new", &typed).await;
        assert_eq!(
            page.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{kind} {code}"
        );
        page.says(told);
    }
    // A place that lies in itself.
    let hill = add(&mut ida, "admin2", "XN01", "Hill", "XN").await;
    ida.get(&format!("{hill}/edit")).await;
    let circle = [("name", "Hill"), ("code", "XN01"), ("parent", "XN01")];
    let page = ida.post(&format!("{hill}/edit"), &circle).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Lies in: ");
    // The link below a place fills in where the new one lies.
    let below = north.strip_prefix("/places/").unwrap();
    ida.get(&format!("/places/new?below={below}"))
        .await
        .says("name=\"parent\" type=\"text\" value=\"XN\"");
    agency.end().await;
}

#[tokio::test]
async fn a_district_is_split_and_both_sides_say_so_until_it_is_taken_back() {
    let agency = Agency::embedded().await;
    let mut ida = officer(&agency).await;
    let north = add(&mut ida, "admin1", "XN", "North", "").await;
    let hill = add(&mut ida, "admin2", "XN01", "Hill", "XN").await;
    let east = add(&mut ida, "admin2", "XN02", "Hill East", "XN").await;
    add(&mut ida, "admin2", "XN03", "Hill West", "XN").await;
    let camp = add(&mut ida, "site", "", "Camp", "XN01").await;
    let close = format!("{hill}/close");
    ida.get(&close).await.says("End Hill");
    let end = [("to", "2025-12-31"), ("successors", "XN02, xn03")];
    let page = ida.post(&close, &end).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Last day: ");
    let unknown = [("to", "2025-12-31"), ("successors", "XN02 XN99")];
    ida.post(&close, &unknown).await.says("Followed by: ");
    // The camp goes to the east; it has no code, so its page names it.
    ida.get(&format!("{camp}/edit")).await;
    let moved = [("name", "Camp"), ("parent", east.as_str())];
    let moved = ida.post(&format!("{camp}/edit"), &moved).await;
    ida.follow(moved).await.says("Hill East");
    ida.get(&close).await;
    let ended = ida.post(&close, &end).await;
    let page = ida.follow(ended).await;
    page.says("Ended 31 December 2025");
    page.says("Hill West</bdi></a>");
    ida.get(&east).await.says("Hill</bdi></a></dd>");
    let page = ida.get(&north).await;
    assert!(!page.body.contains(&format!("\"{hill}\"")));
    ida.get(&format!("{north}?ended=yes")).await.says(&hill);
    let history = ida.get(&format!("{hill}/history")).await;
    history.says("Hill East");
    ida.get(&hill).await;
    let reopened = ida.post(&format!("{hill}/reopen"), &[]).await;
    ida.follow(reopened).await.says("Hill goes on.");
    let page = ida.get(&east).await;
    assert!(!page.body.contains("Hill</bdi></a></dd>"));
    agency.end().await;
}

#[tokio::test]
async fn two_changes_meet_on_a_page_that_shows_both() {
    let agency = Agency::embedded().await;
    let mut ida = officer(&agency).await;
    let north = add(&mut ida, "admin1", "XN", "North", "").await;
    let edit = format!("{north}/edit");
    ida.get(&edit).await;
    let with = |name, aliases| [("name", name), ("code", "XN"), ("aliases", aliases)];
    ida.post_keeping(&edit, &with("North Side", "Top")).await;
    let page = ida.post(&edit, &with("Northern Part", "Top\nUpper")).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("North Side");
    page.says("Northern Part");
    let choices = [("keep.name", "theirs"), ("keep.aliases", "yours")];
    let settled = ida.post(&edit, &choices).await;
    let page = ida.follow(settled).await;
    page.says("North Side");
    page.says("Upper");
    agency.end().await;
}

#[tokio::test]
async fn an_area_comes_as_text_or_as_a_file_and_goes_again() {
    let agency = Agency::embedded().await;
    let mut ida = officer(&agency).await;
    let north = add(&mut ida, "admin1", "XN", "North", "").await;
    let area = format!("{north}/area");
    ida.get(&area).await;
    let bow = r#"{"type":"Polygon","coordinates":[[[1,1],[3,3],[3,1],[1,2],[1,1]]]}"#;
    let page = ida.post(&area, &[("geometry", bow)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("crosses itself");
    let square = br#"{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,2],[1,1]]]}"#;
    let drawn = ida.post_file(&area, "north.geojson", square).await;
    let shown = ida.follow(drawn).await;
    shown.says("Drawn with 5 points");
    shown.says("<svg class=\"map map-sketch\"");
    shown.says("aria-label=\"The area of North\"");
    ida.get(&format!("{north}/history"))
        .await
        .says("Drawn with 5 points (1, 1 – 2, 2)");
    ida.get(&area).await;
    let gone = ida
        .post(&area, &[("nothing", "yes"), ("geometry", "")])
        .await;
    let page = ida.follow(gone).await;
    assert!(!page.body.contains("Drawn with"));
    // No point has an area.
    let post = add(&mut ida, "point", "", "Border post", "XN").await;
    let square = std::str::from_utf8(square).unwrap();
    ida.get(&format!("{post}/area")).await;
    let page = ida
        .post(&format!("{post}/area"), &[("geometry", square)])
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    agency.end().await;
}

#[tokio::test]
async fn everybody_reads_and_only_whoever_keeps_them_changes() {
    let agency = Agency::embedded().await;
    let mut ida = officer(&agency).await;
    let north = add(&mut ida, "admin1", "XN", "North", "").await;
    let mut eli = somebody(&agency, "eli", Role::Enumerator).await;
    let page = eli.get(&north).await;
    page.says("You may read it and not change it.");
    for closed in ["edit", "close", "area", "reopen"] {
        assert!(
            !page.body.contains(&format!("{north}/{closed}")),
            "{closed}"
        );
    }
    for path in [
        "/places/new",
        &format!("{north}/edit"),
        &format!("{north}/area"),
    ] {
        assert_eq!(eli.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    for nowhere in [
        "/places/0",
        "/countries/XX",
        "/countries/ne",
        "/countries/NER",
    ] {
        assert_eq!(
            eli.get(nowhere).await.status,
            StatusCode::NOT_FOUND,
            "{nowhere}"
        );
    }
    agency.end().await;
}

#[tokio::test]
async fn a_country_is_named_in_six_languages_and_lists_its_first_level_page_by_page() {
    let agency = Agency::embedded().await;
    let mut ida = officer(&agency).await;
    for n in 0..53 {
        let name = format!("Part {n:02}");
        add(&mut ida, "admin1", &format!("XN{n:02}"), &name, "").await;
    }
    let page = ida.get("/countries/NE").await;
    for text in [
        "Niger",
        "NER",
        "562",
        "尼日尔",
        "Нигер",
        "النيجر",
        "Part 00",
        "Level 1 (53)",
    ] {
        page.says(text);
    }
    assert!(!page.body.contains("Part 50"));
    let next = page
        .body
        .split("href=\"")
        .find(|link| link.contains("after="))
        .unwrap();
    let next = next
        .split('"')
        .next()
        .unwrap()
        .replace("&#38;", "&")
        .replace("&amp;", "&");
    let page = ida.get(&next).await;
    page.says("Part 50");
    assert!(!page.body.contains("Part 49"));
    ida.get("/places").await.says(">53</td>");
    agency.end().await;
}
