//! The import desk: a file is sent, its columns settled, checked, imported and
//! taken back.

use axum::http::{Method, StatusCode};
use passerelle_imports::{Check, Commit, Kinds, Undo};
use passerelle_model::policy::Role;
use passerelle_store::jobs::{Handlers, Worker};
use passerelle_testkit::Agency;
use passerelle_web::Options;

use crate::browser::{Browser, Page};
use crate::person::signed_in;

const LIST: &str = "country;level;code;name;parent;from\n\
    TD;1;TD01;Batha;TD;2020-01-02\n\
    TD;2;TD0101;Batha Est;TD01;03/04/2020\n\
    TD;2;TD0102;Lost;TD09;2020-01-02\n";

async fn officer(agency: &Agency, options: Options) -> Browser {
    let top = agency.headquarters().await;
    let who = ("mira", Role::InformationManagementOfficer);
    signed_in(agency, who, top, Browser::with(agency, options))
        .await
        .1
}

fn plain() -> Options {
    Options {
        secure_cookies: false,
        ..Options::default()
    }
}

/// Sends the form of a new import.
async fn send(browser: &mut Browser, name: &str, content: &[u8]) -> Page {
    browser
        .get("/imports/new?kind=places")
        .await
        .says("Import a file");
    browser
        .post_file_with("/imports/new", &[("kind", "places")], (name, content))
        .await
}

async fn work(agency: &Agency) {
    let kinds = Kinds::of_house();
    let handlers = Handlers::default()
        .and(Check(kinds.clone()))
        .and(Commit(kinds.clone()))
        .and(Undo(kinds));
    Worker::new(agency.store.clone(), handlers)
        .until_idle()
        .await
        .unwrap();
}

#[tokio::test]
async fn a_table_is_settled_checked_imported_and_taken_back() {
    let agency = Agency::embedded().await;
    let mut mira = officer(&agency, plain()).await;
    mira.get("/imports").await.says("No import yet");
    let sent = send(&mut mira, "list.csv", LIST.as_bytes()).await;
    let here = sent.location().to_owned();
    assert!(here.starts_with("/imports/"), "{}", sent.body);
    let page = mira.follow(sent).await;
    page.says("Semicolon");
    page.says("<option value=\"2\" selected>code</option>");
    page.says("“03/04/2020” can be 2020-04-03 or 2020-03-04");

    // The page is shown again with the day first; then all rows are checked.
    let columns = [
        ("col.country", "0"),
        ("col.level", "1"),
        ("col.code", "2"),
        ("col.name", "3"),
        ("col.parent", "4"),
        ("col.from", "5"),
        ("dates", "day-first"),
        ("do", "preview"),
    ];
    let again = mira.post(&here, &columns).await;
    again.says("2020-04-03");
    assert!(!again.body.contains("can be"), "{}", again.body);
    let map = mira.get(&format!("{here}/map")).await;
    map.says("date-order = \"day-first\"");
    mira.get(&here).await;
    let mut checking = columns.to_vec();
    checking.pop();
    checking.push(("do", "check"));
    let asked = mira.post(&here, &checking).await;
    mira.follow(asked).await.says("Rows are being checked");
    work(&agency).await;
    let checked = mira.get(&here).await;
    checked.says("E4: No place of this country has this code");
    checked.says("2 changes are made");
    mira.get(&format!("{here}?verdict=new"))
        .await
        .says("Batha Est");

    let result = mira.get(&format!("{here}/result")).await;
    assert_eq!(result.status, StatusCode::OK);
    result.says("TD;2;TD0102;Lost;TD09;2020-01-02;Refused;E4: No place");
    assert_eq!(result.header("content-type"), "text/csv; charset=utf-8");
    assert!(
        result
            .header("content-disposition")
            .contains("list with verdicts.csv")
    );

    // A browser takes it compressed.
    let mut packed = Browser::with(&agency, plain()).sending("accept-encoding", "gzip");
    packed.keep_cookie("session", mira.cookie("session").unwrap());
    let result = packed.get(&format!("{here}/result")).await;
    assert_eq!(
        (result.status, result.header("content-encoding")),
        (StatusCode::OK, "gzip")
    );

    mira.get(&here).await;
    let commit = mira
        .post(&format!("{here}/commit"), &[("refused", "leave_out")])
        .await;
    mira.follow(commit).await.says("Rows are being imported");
    work(&agency).await;
    mira.get(&here).await.says("All good rows are here");
    mira.get("/imports").await.says("Imported");
    mira.get("/places?q=batha").await.says("Batha");

    mira.get(&here).await;
    mira.post(&format!("{here}/undo"), &[]).await;
    work(&agency).await;
    mira.get(&here).await.says("Everything is as it was");

    // The mapping is kept, and offered for the next file of such columns.
    let next = send(&mut mira, "next.csv", LIST.as_bytes()).await;
    mira.follow(next).await.says("2020-04-03");
    agency.end().await;
}

#[tokio::test]
async fn what_is_too_large_empty_or_no_table_is_said_at_the_field_and_not_kept() {
    let agency = Agency::embedded().await;
    let options = Options {
        largest_import: 200_000,
        ..plain()
    };
    let mut mira = officer(&agency, options).await;
    let large = vec![b'a'; 200_001];
    for (name, content, says) in [
        ("list.csv", large.as_slice(), "This file is too large"),
        ("list.csv", b"", "This file is empty"),
        (
            "list.csv",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "holds no table",
        ),
        ("list.xlsx", b"PK\x03\x04rest", "damaged"),
    ] {
        let page = send(&mut mira, name, content).await;
        assert_eq!(
            page.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{name}: {}",
            page.body
        );
        page.says(says);
    }
    mira.get("/imports").await.says("No import yet");
    let files = std::fs::read_dir(agency.data_dir().join("files")).unwrap();
    let drafts = files.filter(|file| {
        file.as_ref()
            .unwrap()
            .path()
            .extension()
            .is_some_and(|end| end == "draft")
    });
    assert_eq!(drafts.count(), 0, "half of a file was kept");
    agency.end().await;
}

#[tokio::test]
async fn a_file_without_this_readers_token_is_not_taken_and_anothers_import_is_not_found() {
    let agency = Agency::embedded().await;
    let mut mira = officer(&agency, plain()).await;
    let boundary = "multipart/form-data; boundary=cut";
    let body = "--cut\r\ncontent-disposition: form-data; name=\"kind\"\r\n\r\nplaces\r\n\
        --cut\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na,b\r\n--cut--\r\n";
    let forged = mira
        .send(Method::POST, "/imports/new", boundary, body.into())
        .await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN, "{}", forged.body);
    let odd = mira.post("/imports/new", &[("kind", "places")]).await;
    assert_eq!(odd.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);

    let sent = send(&mut mira, "list.csv", LIST.as_bytes()).await;
    let here = sent.location().to_owned();
    let console = passerelle_model::Actor::console();
    let reader = agency
        .store
        .reader(&console, passerelle_model::Purpose::Operation);
    let top = reader.offices().await.unwrap().iter().next().unwrap().id;
    let who = ("bela", Role::Administrator);
    let (_, mut bela) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    assert_eq!(bela.get(&here).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        bela.get(&format!("{here}/map")).await.status,
        StatusCode::NOT_FOUND
    );
    agency.end().await;
}

#[tokio::test]
async fn a_mapping_from_a_file_is_used_or_says_what_is_wrong() {
    let agency = Agency::embedded().await;
    let mut mira = officer(&agency, plain()).await;
    let sent = send(&mut mira, "list.csv", LIST.as_bytes()).await;
    let here = sent.location().to_owned();
    let map = "version = 1\nimports = \"places\"\n[fields.country]\nconstant = \"TD\"\n\
        [fields.level]\ncolumn = \"level\"\n[fields.code]\ncolumn = \"code\"\n";
    for (text, says) in [
        ("not toml = = ", "not a mapping that can be read"),
        (
            "version = 1\nimports = \"offices\"\n",
            "another kind of import",
        ),
    ] {
        mira.get(&here).await;
        let page = mira
            .post_file_as(&format!("{here}/map"), "map", ("map.toml", text.as_bytes()))
            .await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        page.says(says);
    }
    mira.get(&here).await;
    let used = mira
        .post_file_as(&format!("{here}/map"), "map", ("map.toml", map.as_bytes()))
        .await;
    let page = mira.follow(used).await;
    page.says("The mapping is used");
    page.says("name=\"val.country\" value=\"TD\"");
    // A column that is gone is said at its target, and nothing is lost.
    let gone = map.replace("\"code\"", "\"P-code\"");
    let used = mira
        .post_file_as(&format!("{here}/map"), "map", ("map.toml", gone.as_bytes()))
        .await;
    mira.follow(used)
        .await
        .says("There is no column “P-code” in this file");
    agency.end().await;
}

#[tokio::test]
async fn a_page_that_refreshes_itself_becomes_whole_again_whatever_came_of_the_work() {
    let agency = Agency::embedded().await;
    let mut mira = officer(&agency, plain()).await;
    let sent = send(&mut mira, "list.csv", LIST.as_bytes()).await;
    let here = sent.location().to_owned();
    let mut looking = Browser::with(&agency, plain()).sending("hx-request", "true");
    looking.keep_cookie("session", mira.cookie("session").unwrap());
    // Where the columns are to be settled: as after a check that the file failed.
    let page = looking.get(&here).await;
    assert_eq!(
        (page.status, page.header("hx-refresh")),
        (StatusCode::OK, "true")
    );
    mira.get(&here).await;
    let columns = [
        ("col.country", "0"),
        ("col.level", "1"),
        ("col.code", "2"),
        ("do", "check"),
    ];
    let asked = mira.post(&here, &columns).await;
    mira.follow(asked).await.says("Rows are being checked");
    assert_eq!(
        looking.get(&here).await.header("hx-refresh"),
        "",
        "it goes on"
    );
    work(&agency).await;
    assert_eq!(looking.get(&here).await.header("hx-refresh"), "true");
    agency.end().await;
}

#[tokio::test]
async fn an_import_that_waits_is_not_undone_beside_itself_but_stopped() {
    let agency = Agency::embedded().await;
    let mut mira = officer(&agency, plain()).await;
    let sent = send(&mut mira, "list.csv", LIST.as_bytes()).await;
    let here = sent.location().to_owned();
    mira.get(&here).await;
    let columns = [
        ("col.country", "0"),
        ("col.level", "1"),
        ("col.code", "2"),
        ("col.name", "3"),
        ("do", "check"),
    ];
    mira.post(&here, &columns).await;
    work(&agency).await;
    mira.get(&here).await;
    let commit = [("refused", "leave_out")];
    let asked = mira.post(&format!("{here}/commit"), &commit).await;
    let waits = mira.follow(asked).await;
    waits.says("takes back what it did");
    // In another window, or pressed on a page that was left open.
    let undo = mira.post(&format!("{here}/undo"), &[]).await;
    assert_eq!(undo.location(), here);
    work(&agency).await;
    // It stands where it stood: nothing was begun, and the result is still there.
    let checked = agency.store.count_of("import", "state = 'checked'").await;
    assert_eq!(checked.unwrap(), 1);
    let result = mira.get(&format!("{here}/result")).await;
    assert_eq!(result.status, StatusCode::OK);
    let jobs = agency.store.count_of("job", "kind = 'imports.undo'").await;
    assert_eq!(jobs.unwrap(), 0);
    agency.end().await;
}
