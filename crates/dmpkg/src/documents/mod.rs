//! The metadata files of packages, each read with the place of every field, and kept as read.

mod app_info;
mod bill_of_materials;
mod catalog_manifest;
mod content;
mod dashboard;
mod deployment_actions;
mod description;
mod dom;
mod drawing;
mod field;
mod file_list;
mod functions;
mod import;
mod install_options;
mod kind;
pub(crate) mod libraries;
mod lines;
mod nuspec;
pub mod protocol;
mod script;
mod start_up_actions;
mod template;
mod test_configuration;
mod update_content;
mod web;
mod web_app;
mod web_app_configuration;

pub use app_info::*;
pub use app_info::{AppInfo, ConfigurationEntry};
pub use bill_of_materials::BillOfMaterials;
pub use bill_of_materials::*;
pub use catalog_manifest::CatalogManifest;
pub use catalog_manifest::*;
pub use content::*;
pub use content::{DocumentContent, Reading};
pub use dashboard::Dashboard;
pub use dashboard::*;
pub use deployment_actions::*;
pub use deployment_actions::{
    DefaultDrawing, DeploymentActions, PreservedTemplate, ProductionProtocol,
};
pub use description::*;
pub use description::{Description, DescriptionForm, DescriptionItem};
pub use dom::DomExport;
pub use dom::*;
pub use drawing::Drawing;
pub use drawing::*;
pub use field::*;
pub use field::{Attribute, Field, NamedField};
pub use file_list::*;
pub use file_list::{FileList, FilePattern, PatternPlace, PatternReach};
pub use functions::*;
pub use functions::{Function, FunctionInterface, Functions};
pub use import::*;
pub use import::{Import, Outline, OutlineElement};
pub use install_options::InstallOptions;
pub use install_options::*;
pub use kind::DocumentKind;
pub use kind::*;
pub use nuspec::Nuspec;
pub use nuspec::*;
pub use protocol::*;
pub use protocol::{Connection, Protocol};
pub use script::*;
pub use script::{
    ActionPart, CodeBlock, EntryPoint, Script, ScriptAction, ScriptCredential, ScriptDummy,
    ScriptMemory, ScriptParameter,
};
pub use start_up_actions::*;
pub use start_up_actions::{StartUpAction, StartUpActionKind, StartUpActions};
<<<<<<< HEAD
pub use template::{Template, TemplateElement, TrendedParameter};
=======
pub use template::*;
pub use template::{Template, TrendedParameter};
>>>>>>> feffects
pub use test_configuration::TestConfiguration;
pub use test_configuration::*;
pub use update_content::*;
pub use update_content::{Instruction, InstructionKind, Known, Meaning, UpdateContent};
pub use web::*;
pub use web_app::*;
pub use web_app::{WebApp, WebAppForm};
pub use web_app_configuration::WebAppConfiguration;
pub use web_app_configuration::*;
