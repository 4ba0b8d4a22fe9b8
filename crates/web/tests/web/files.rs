//! Files: what is taken, what a download says, and who may.

use axum::http::StatusCode;
use passerelle_model::office::OfficeKind;
use passerelle_model::policy::Role;
use passerelle_testkit::Agency;

use crate::browser::{Browser, Page};
use crate::person::signed_in;

fn link(page: &Page) -> String {
    let at = page.body.find("href=\"/files/").unwrap();
    let rest = &page.body[at + "href=\"".len()..];
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_file_is_kept_downloaded_under_its_own_name_and_taken_off() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("mira", Role::ProgrammeManager);
    let (_, mut mira) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let files = format!("/offices/{top}/files");
    mira.get(&files).await.says("No file yet");
    let kept = mira
        .post_file(&files, "../عقد <b>.html", b"A synthetic lease.\n")
        .await;
    assert_eq!(kept.location(), files, "{}", kept.body);
    let page = mira.follow(kept).await;
    page.says("The file is kept");
    page.says("عقد &#60;b&#62;.html");
    page.says("Plain text");
    page.says("Synthetic mira");

    let link = link(&page);
    let file = mira.get(&link).await;
    assert_eq!(file.body, "A synthetic lease.\n");
    assert_eq!(file.header("content-type"), "text/plain");
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    assert_eq!(file.header("cache-control"), "no-store");
    let disposition = file.header("content-disposition");
    assert!(
        disposition.starts_with("attachment; filename=\""),
        "{disposition}"
    );
    assert!(disposition.ends_with("%3Cb%3E.html"), "{disposition}");

    mira.get(&format!("{link}/remove")).await.says("Take off");
    let removed = mira.post(&format!("{link}/remove"), &[]).await;
    mira.follow(removed).await.says("No file yet");
    assert_eq!(mira.get(&link).await.status, StatusCode::NOT_FOUND);
    agency.end().await;
}

#[tokio::test]
async fn content_decides_what_is_taken_and_the_fault_stands_at_the_field() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("mira", Role::ProgrammeManager);
    let (_, mut mira) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let files = format!("/offices/{top}/files");
    mira.get(&files).await;
    let large = vec![b'a'; 10_000_001];
    let cases: [(&str, &[u8], &str); 5] = [
        ("", b"", "No file was chosen."),
        ("empty.pdf", b"", "This file is empty."),
        (
            "letter.pdf",
            b"MZ\x90\0 a program",
            "This kind of file is not taken.",
        ),
        (
            "page.txt",
            b"<script>alert(1)</script>",
            "This kind of file is not taken.",
        ),
        ("large.txt", &large, "The largest we can take is 10 MB"),
    ];
    for (name, content, told) in cases {
        let page = mira.post_file(&files, name, content).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        page.says(told);
        page.says("href=\"#f-file\"");
    }
    let page = mira
        .post_file(&files, "huge.txt", &vec![b'a'; 13_000_000])
        .await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    mira.get(&files).await.says("No file yet");
    agency.end().await;
}

#[tokio::test]
async fn files_are_for_those_whose_role_reaches_the_office() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let kind = OfficeKind::CountryOffice;
    let (own, other) = (
        agency.office("Own", kind, Some(top)).await,
        agency.office("Other", kind, Some(top)).await,
    );
    let who = ("mira", Role::ProgrammeManager);
    let (_, mut mira) = signed_in(&agency, who, own, Browser::at(&agency)).await;
    let files = format!("/offices/{own}/files");
    mira.get(&files).await;
    let kept = mira
        .post_file(&files, "hours.txt", b"Nine to five.\n")
        .await;
    let link = link(&mira.follow(kept).await);

    let who = ("omar", Role::ProgrammeManager);
    let (_, mut omar) = signed_in(&agency, who, other, Browser::at(&agency)).await;
    for path in [&files, &link, &format!("{link}/remove")] {
        assert_eq!(omar.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    omar.get(&format!("/offices/{other}/files")).await;
    let refused = omar.post_file(&files, "hours.txt", b"Never.\n").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);

    let who = ("cara", Role::Caseworker);
    let (_, mut cara) = signed_in(&agency, who, own, Browser::at(&agency)).await;
    let page = cara.get(&files).await;
    page.says("hours.txt");
    assert!(!page.body.contains("Add the file"));
    let page = cara.get(&format!("/offices/{own}")).await;
    page.says("That you opened this page is recorded.");
    agency.end().await;
}
