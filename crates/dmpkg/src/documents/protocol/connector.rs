use serde::Serialize;

use super::comments::{header, suppressions};
use super::{
    Action, ExportedProtocol, Group, HttpSession, Interface, Pages, Pair, Parameter, PortSettings,
    QAction, Relation, Release, Suppression, Timer, TreeControl, Trigger,
};
use crate::{Element, Field, NamedField, TextPos, XmlDocument, XmlSeal};

/// All of Protocol.xml behind its head.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Connector {
    /// `Display`: the pages and their order.
    pub pages: Pages,
    /// `PortSettings`, then `Ports/PortSettings`: of each connection in turn.
    pub ports: Vec<PortSettings>,
    /// `Params/Param`.
    pub parameters: Vec<Parameter>,
    /// `QActions/QAction`: the code.
    pub code: Vec<QAction>,
    /// `Groups/Group`: what is done together.
    pub groups: Vec<Group>,
    /// `Triggers/Trigger`.
    pub triggers: Vec<Trigger>,
    /// `Actions/Action`.
    pub actions: Vec<Action>,
    /// `Timers/Timer`.
    pub timers: Vec<Timer>,
    /// `Pairs/Pair`: a command with its responses.
    pub pairs: Vec<Pair>,
    /// Number of `Commands/Command`.
    pub commands: usize,
    /// Number of `Responses/Response`.
    pub responses: usize,
    /// `HTTP/Session`.
    pub sessions: Vec<HttpSession>,
    /// Connectors for virtual elements: `exportProtocol` of `Type`, and `DVEs/DVEProtocols`.
    pub exported: Vec<ExportedProtocol>,
    /// `ParameterGroups/Group`: interfaces for connectivity.
    pub interfaces: Vec<Interface>,
    /// `TreeControls/TreeControl`.
    pub tree_controls: Vec<TreeControl>,
    /// `Relations/Relation`: tables that belong together.
    pub relations: Vec<Relation>,
    /// The releases of `VersionHistory`, in the order of the document.
    pub releases: Vec<Release>,
    /// Findings of the vendor's validator that comments silence.
    pub suppressions: Vec<Suppression>,
    /// The comment above the root: licence and, in older connectors, the history.
    #[serde(serialize_with = "crate::documents::size_of")]
    pub header: Option<Field>,
    /// `options` of `Type`, each for itself.
    pub options: Vec<String>,
    /// `SNMP`: how the connector is offered to SNMP managers.
    pub snmp: Option<Field>,
    /// Settings of the root with a text of their own, such as `SystemOptions/RunInSeparateInstance`,
    /// each with its path.
    pub settings: Vec<NamedField>,
    /// Other parts of the root.
    pub sections: Vec<Section>,
    /// What the XML signature proves; set by [`Protocol::read_all`](super::Protocol::read_all).
    pub seal: XmlSeal,
    /// Number of lines of the document.
    pub lines: u32,
    /// Things that are too many to be kept.
    pub left_out: usize,
}

/// Things of one kind that are kept: twenty times as many as the largest connectors have.
pub(super) const LISTED: usize = 100_000;

/// A part of the document that is not taken apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// The name of its element.
    pub name: String,
    /// Number of elements in it.
    pub elements: usize,
    /// Where it starts.
    #[serde(flatten)]
    pub position: TextPos,
}

impl Connector {
    /// Reads the children of the root in any order. Those that occur twice count both times.
    pub fn read(document: &XmlDocument) -> Self {
        let mut connector = Self {
            lines: u32::try_from(document.lines.len()).unwrap_or(u32::MAX),
            ..Self::default()
        };
        let (Some(root), text) = (document.root(), &document.decoded.text) else {
            return connector;
        };
        connector.header = header(document);
        connector.suppressions = suppressions(text, |offset| document.position(offset));
        let mut further_ports = Vec::new();
        // The root itself may have as many children, of which each is a part.
        for element in root.children().take(LISTED) {
            connector.part(element, &mut further_ports);
        }
        connector.ports.extend(further_ports);
        connector
    }

    fn part(&mut self, element: Element<'_>, further_ports: &mut Vec<PortSettings>) {
        let children = element.children().count();
        self.left_out += children.saturating_sub(LISTED);
        let named = |name| {
            let children = element.children().take(LISTED);
            children.filter(move |child| child.name() == name)
        };
        match element.name() {
            "Type" => {
                let options = element.attribute_or_empty("options");
                let options = options.split(';').map(str::trim);
                for option in options.filter(|option| !option.is_empty()) {
                    let exported = ExportedProtocol::of_option(option, element.position());
                    match exported {
                        Some(exported) => self.exported.push(exported),
                        None => self.options.push(option.to_owned()),
                    }
                }
            }
            "Display" => self.pages.read(element),
            "SNMP" => self.snmp = Some(Field::of(element)),
            "Params" => self.parameters.extend(named("Param").map(Parameter::of)),
            "QActions" => self.code.extend(named("QAction").map(QAction::of)),
            "Groups" => self.groups.extend(named("Group").map(Group::of)),
            "Triggers" => self.triggers.extend(named("Trigger").map(Trigger::of)),
            "Actions" => self.actions.extend(named("Action").map(Action::of)),
            "Timers" => self.timers.extend(named("Timer").map(Timer::of)),
            "Pairs" => self.pairs.extend(named("Pair").map(Pair::of)),
            "Commands" => self.commands += named("Command").count(),
            "Responses" => self.responses += named("Response").count(),
            "HTTP" => self.sessions.extend(named("Session").map(HttpSession::of)),
            "PortSettings" => self.ports.push(PortSettings::of(element)),
            "Ports" => further_ports.extend(named("PortSettings").map(PortSettings::of)),
            "ParameterGroups" => self.interfaces.extend(named("Group").map(Interface::of)),
            "TreeControls" => {
                let controls = named("TreeControl").map(TreeControl::of);
                self.tree_controls.extend(controls);
            }
            "Relations" => self.relations.extend(named("Relation").map(Relation::of)),
            "DVEs" => {
                let lists = named("DVEProtocols").flat_map(Element::children);
                self.exported.extend(lists.map(ExportedProtocol::of));
            }
            "VersionHistory" => self.releases.extend(Release::all(element)),
            // What the head tells.
            "Name" | "Version" | "Description" | "IntegrationID" | "Provider" | "Vendor"
            | "VendorOID" | "DeviceOID" | "ElementType" | "Compliancies" | "Connections"
            | "Signature" => {}
            _ => self.other(element),
        }
    }

    /// A part of the root about which nothing more is known than what stands there.
    fn other(&mut self, element: Element<'_>) {
        let name = element.name();
        let elements = element.children().count();
        if elements == 0 {
            let mut setting = NamedField::of(element);
            if setting.field.value.is_empty() {
                let stated = element.attributes();
                let stated = stated.map(|(name, value)| format!("{name}={value}"));
                setting.field.value = stated.collect::<Vec<_>>().join(" ");
            }
            self.settings.push(setting);
            return;
        }
        if name == "SystemOptions" {
            let options = element.children().take(LISTED).map(|option| NamedField {
                name: format!("{name}/{}", option.name()),
                field: Field::of(option),
            });
            self.settings.extend(options);
            return;
        }
        self.sections.push(Section {
            name: name.to_owned(),
            elements,
            position: element.position(),
        });
    }
}
