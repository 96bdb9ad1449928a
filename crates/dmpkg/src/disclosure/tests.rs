//! What is found, and what only looks like it.

use std::fmt::Write;
use std::rc::Rc;

use dmpkg_archive::MemorySource;
use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};

use super::*;
use crate::{Block, Inspection, Package, Value};

fn found(path: &str, text: &str) -> Vec<(DisclosureKind, String)> {
    let found = scan(path, text).into_iter();
    found
        .map(|(kind, at, length)| (kind, text[at..at + length].to_owned()))
        .collect()
}

fn finds(text: &str, expected: &[(DisclosureKind, &str)]) {
    let found = found("a.xml", text);
    let found: Vec<_> = found
        .iter()
        .map(|(kind, value)| (*kind, value.as_str()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

use DisclosureKind::{
    Account, Community, ConnectionString, HostName, MailAddress, NetworkAddress, Password, Token,
};

#[test]
fn fields_tell_what_they_hold() {
    for (text, kind, value) in [
        ("<Password>Wind-7 mill</Password>", None, ""),
        (
            "<Password> Windmill7 </Password>",
            Some(Password),
            "Windmill7",
        ),
        (
            "<x:DbPassword a=\"1\">Windmill7</x:DbPassword>",
            Some(Password),
            "Windmill7",
        ),
        ("<User Password='Windmill7'/>", Some(Password), "Windmill7"),
        (
            "{\"client_secret\": \"Windmill7\"}",
            Some(Password),
            "Windmill7",
        ),
        (
            "string password = @\"Windmill7\";",
            Some(Password),
            "Windmill7",
        ),
        (
            "\"{\\\"password\\\":\\\"Windmill7\\\"}\"",
            Some(Password),
            "Windmill7",
        ),
        (
            "<add key=\"SmtpPassword\" value=\"Windmill7\"/>",
            Some(Password),
            "Windmill7",
        ),
        (
            "{\"Name\":\"Password\",\"Value\":\"Windmill7\"}",
            Some(Password),
            "Windmill7",
        ),
        (
            "login?user=a&password=Windmill7&b=1\"",
            Some(Password),
            "Windmill7",
        ),
        (
            "https://user:Windmill7@weather.example.com/",
            Some(Password),
            "Windmill7",
        ),
        ("<password>admin</password>", Some(Password), "admin"),
        ("a.exe -password Windmill7 -b", Some(Password), "Windmill7"),
        ("a.exe --api-key=wind-7", Some(Password), "wind-7"),
        (
            "<GetCommunity>public</GetCommunity>",
            Some(Community),
            "public",
        ),
        ("\"readCommunity\": \"rain-2\"", Some(Community), "rain-2"),
        ("<Author>DEMO\\Anna</Author>", Some(Account), "DEMO\\Anna"),
        (
            "\"CreatedBy\":\"DEMO\\\\anna\"",
            Some(Account),
            "DEMO\\\\anna",
        ),
        ("\"who\":\"DEMO\\\\anna\"", Some(Account), "DEMO\\\\anna"),
        ("C:\\Users\\anna\\source\\a.cs", Some(Account), "anna"),
        ("<HostName>dma-07</HostName>", Some(HostName), "dma-07"),
    ] {
        let expected: Vec<_> = kind.into_iter().map(|kind| (kind, value)).collect();
        finds(text, &expected);
    }
}

#[test]
fn what_stands_for_a_value_is_none() {
    for text in [
        "<Password></Password>",
        "<Password>********</Password>",
        "<Password>{0}</Password><Password>[Password]</Password><Password>%PASSWORD%</Password>",
        "password = \"Password\"; var pwd = \"\"; secret = $\"{secret}\"; if (password == \"x9\") {}",
        "$password = \"$env:PASSWORD\"",
        "The option -password takes a password. a.exe -password -user Anna --password %PASSWORD% a-password Windmill7",
        "<xs:element name=\"Password\" type=\"xs:string\"/>",
        "<Param><Name>Password</Name><Description>Set the password</Description></Param>",
        "\"passwordLabel\": \"Enter your password\", \"password\": true, \"passphrase\": \"-1\"",
        "{\"type\":\"password\",\"PWD\":\"/home/demo\"}",
        "<Display>Iso88025 Token Ring</Display>",
        "<Author></Author><Author>Author</Author><Author>12</Author>",
        "\"CreatedBy\":\"3c6f2a1e-5b7d-4e8f-8a9b-0c1d2e3f4a5b\"",
        "\"community\": \"https://community.example.com\", \"html-community\": \"^0.0.8\"",
        "C:\\Users\\Public\\a %USERPROFILE% HKLM\\Software \"ABC\\nabc\"",
        "Scripts\\Install.xml \"D:\\\\Skyline\\\\Files\" '\\\\d+\\\\w'",
    ] {
        finds(text, &[]);
    }
}

#[test]
fn addresses_are_told_from_versions() {
    for (text, address) in [
        ("<IP>10.2.3.4</IP>", "10.2.3.4"),
        ("\"pollingIp\": \"10.2.3.4\"", "10.2.3.4"),
        ("http://10.2.3.4/", "10.2.3.4"),
        ("10.2.3.4:161", "10.2.3.4"),
        ("10.11.52.3 ", "10.11.52.3"),
        ("at 192.168.1.20.", "192.168.1.20"),
        ("172.20.0.1", "172.20.0.1"),
        ("\\\\192.168.7.7\\share", "192.168.7.7"),
        ("\"\\\\\\\\1.0.0.2\\\\share\"", "1.0.0.2"),
        ("10.1.0.0/16", "10.1.0.0"),
        ("62.4.250.9", "62.4.250.9"),
        ("fe80::1ff:fe23:4567:890a", "fe80::1ff:fe23:4567:890a"),
        ("[2a02:1810:1:2:3:4:5:6]", "2a02:1810:1:2:3:4:5:6"),
    ] {
        finds(text, &[(NetworkAddress, address)]);
    }
    for text in [
        "10.0.9.0-9312 10.3.0.0 - 12752 1.2.0.3 1.0.0.1_B3 10.2.3.4-CU1",
        "<MinimumRequiredVersion>192.168.1.1</MinimumRequiredVersion> v192.168.1.1",
        "newtonsoft.json/13.0.50.1/lib newtonsoft.json\\13.0.50.1\\lib newtonsoft.json\\\\13.0.50.1\\\\lib",
        "<MajorVersion id=\"1\" basedOn=\"10.3.0.50\">",
        "1.3.6.1.2.1.1.5.0 .1.3.6.1 1.3.6.1.4.1.4998.1.1 115.1.9.1.3 1.3.6.1",
        "127.0.0.1 0.0.0.0 255.255.255.0 192.0.2.7 198.51.100.1 203.0.113.9 224.0.0.1 192.168.1.255",
        "192.168.1.256 192.168.01.1 192.168.1.1.1 a192.168.1.1 192.168.1",
        "e.g. <em>192.168.10.2</em>",
        "12:34:56 2025-01-01T10:11:12 ::1 std::vector aa:bb:cc:dd:ee:ff 2001:db8::1 face::dead::1 1::2",
        "PublicKeyToken=b77a5c561934e089, Version=4.0.0.0",
        "description script 12.2.5.15",
    ] {
        finds(text, &[]);
    }
}

#[test]
fn machines_of_a_network_are_told_from_sites() {
    for (text, host) in [
        ("http://dma-07/API", "dma-07"),
        ("https://reports.demo.local:8443", "reports.demo.local"),
        ("\\\\files-2\\Backup$", "files-2"),
        ("\"\\\\\\\\files-2\\\\backup\"", "files-2"),
    ] {
        finds(text, &[(HostName, host)]);
    }
    for text in [
        "http://www.w3.org/2000/09/xmldsig# http://schemas.microsoft.com/packaging xmlns=\"http://www.skyline.be/protocol\"",
        "http://localhost:8080 http://127.0.0.1/ http://host/ http://<ip>/ http://{host}/ https://[host]",
        "https://www.apache.org/licenses/LICENSE-2.0 pack://application:,,,/a urn:x file:///c:/a",
        "\\\\?\\C:\\a \\\\.\\pipe\\x @\"\\d+\\\\w\" a\\\\b\\c https://docs\\.rs",
    ] {
        finds(text, &[]);
    }
}

#[test]
fn mail_addresses_are_told_from_other_things_with_an_at() {
    finds(
        "Ask anna.demo+x@weather-station.be.",
        &[(MailAddress, "anna.demo+x@weather-station.be")],
    );
    finds(
        "user@example.com icon@2x.png Param/@id a@b pkg@1.2.3 git@github.com you@demo.be @\"x.y\" a@v1..b",
        &[],
    );
}

#[test]
fn tokens_have_their_forms() {
    let jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJkZW1vIn0.c2lnbmF0dXJl";
    finds(&format!("token: {jwt};"), &[(Token, jwt)]);
    let github = format!("ghp_{}", "a1".repeat(18));
    finds(&format!("'{github}'"), &[(Token, &github)]);
    finds("AKIAABCDEFGHIJKLMNOP", &[(Token, "AKIAABCDEFGHIJKLMNOP")]);
    finds(
        "Authorization: Bearer 0123456789abcdef0123",
        &[(Token, "Bearer 0123456789abcdef0123")],
    );
    let signature = format!("sig={}%3D", "Ab1".repeat(14));
    finds(
        &format!("https://a.blob.demo.net/x?sv=1&{signature}"),
        &[(Token, &signature)],
    );
    let key = format!(
        "-----BEGIN RSA PRIVATE KEY-----\n{}\n-----END RSA PRIVATE KEY-----",
        "MIIE".repeat(20)
    );
    finds(&key, &[(Password, &key)]);
    finds(
        "Bearer authentication of the service is used. eyJhbGciOiJIUzI1NiJ9 AKIA -----BEGIN PUBLIC KEY----- -----BEGIN PRIVATE KEY-----\" sig=a",
        &[],
    );
}

#[test]
fn connection_strings_are_told_whole() {
    let sql = "Server=db-1;Database=Rain;User Id=sa;Password=Windmill7";
    finds(
        &format!("<add connectionString=\"{sql}\"/>"),
        &[(ConnectionString, sql)],
    );
    let mongo = "mongodb://demo:Windmill7@db-1:27017/rain";
    finds(&format!("\"{mongo}\""), &[(ConnectionString, mongo)]);
    finds("\"Server={0};Database={1}\" Server=a; host=b", &[]);
}

#[test]
fn lines_of_settings_are_fields() {
    let values = |path| {
        found(
            path,
            "# demo\nusername: anna # note\n  password: Windmill7\r\nset PWD=Windmill8\n",
        )
    };
    let expected = [
        (Account, "anna".to_owned()),
        (Password, "Windmill7".to_owned()),
        (Password, "Windmill8".to_owned()),
    ];
    assert_eq!(values("manifest.YML"), expected);
    assert_eq!(values("notes.txt"), []);
}

#[test]
fn texts_are_known_by_their_names() {
    for (path, is_text) in [
        ("a/Protocol.XML", true),
        ("pages/1.dmadb.json", true),
        ("a.dll", false),
        ("a.png", false),
        ("xml", false),
    ] {
        assert_eq!(is_text_name(path), is_text, "{path}");
    }
}

/// Places are those of characters, and nothing takes more than linear time, whatever repeats.
#[test]
fn no_text_stops_the_search() {
    let parts = [
        "password=\"",
        "<Password>",
        "server=",
        "sig=",
        "eyJ",
        "eyJ-",
        "\\\\",
        "://",
        "@",
        "1.",
        "1.1.1.2 ",
        "a:",
        "::",
        "-----BEGIN PRIVATE KEY-----",
        "=",
        ">",
        "'",
        "é",
        "\u{1F600}password='é",
        "mysql://",
        "C:\\Users\\",
        "key=\"password\" ",
    ];
    for part in parts {
        let text = part.repeat(20_000 / part.len());
        for path in ["a.xml", "a.yml"] {
            for (_, at, length) in scan(path, &text) {
                assert!(text.get(at..at + length).is_some(), "{part}");
            }
        }
    }
    let mut mixed = String::new();
    let mut state = 1_usize;
    for _ in 0..10_000 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        write!(mixed, "{}", parts[(state >> 33) % parts.len()]).unwrap();
    }
    for (_, at, length) in scan("a.ini", &mixed) {
        assert!(mixed.get(at..at + length).is_some());
    }
}

#[test]
fn values_are_not_written_down() {
    let disclosure = Disclosure {
        kind: Password,
        place: Place {
            address: crate::EntryAddress::default(),
            path: crate::EntryPath::default(),
            position: None,
        },
        value: "Windmill7".to_owned(),
    };
    let json = serde_json::to_string(&disclosure).unwrap();
    assert!(!json.contains("Windmill7"), "{json}");
}

#[test]
fn equal_values_are_one_row() {
    let text = "<a><Password>Windmill7</Password>\n<Author>DEMO\\anna</Author>\n<Author>DEMO\\anna</Author></a>";
    let archive = ArchiveBuilder::new()
        .entry(Entry::stored("a.xml", text))
        .entry(Entry::stored("b.json", "{\"CreatedBy\":\"DEMO\\\\anna\"}"));
    let source = Rc::new(MemorySource::new(archive.build()));
    let package = Rc::new(Package::open("a.zip", source).unwrap());
    let sheet = sheet(&Inspection::of(&package));
    let Some(Block::Table(table)) = sheet.blocks.last() else {
        panic!("{sheet:?}");
    };
    let rows: Vec<_> = table.rows.iter().map(|row| row.cells.clone()).collect();
    let row = |kind: &str, value: &str, times, place: &str| {
        vec![
            Value::Text(kind.to_owned()),
            Value::Secret(value.to_owned()),
            Value::Count(times),
            Value::Text(place.to_owned()),
        ]
    };
    let expected = [
        row("Password or key", "Windmill7", 1, "a.xml, line 1"),
        row("Account or person", "DEMO\\anna", 3, "a.xml, line 2"),
    ];
    assert_eq!(rows, expected);
}
