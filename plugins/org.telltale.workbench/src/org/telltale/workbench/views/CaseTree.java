package org.telltale.workbench.views;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import org.telltale.base.json.Json;
import org.telltale.widgets.NaturalOrder;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.text.Texts;

/** The case as a tree: people, handsets, evidence, runs with conditions, exhibits, claims. */
final class CaseTree {

	private final CaseSnapshot snapshot;

	CaseTree(CaseSnapshot snapshot) {
		this.snapshot = snapshot;
	}

	List<TreeNode> roots() {
		return List.of(TreeNode.group(Texts.of("tree.people"), "person", snapshot.people().stream()
						.map(p -> TreeNode.leaf(Facts.text(p, "name") + " — " + Facts.text(p, "role"), "person", p)).toList()),
				TreeNode.group(Texts.of("tree.handsets"), "handset", snapshot.handsets().stream()
						.map(h -> TreeNode.leaf(Facts.text(h, "handset") + "  " + Facts.text(h, "make") + " " + Facts.text(h, "model"), "handset", h)).toList()),
				TreeNode.group(Texts.of("tree.evidence"), "evidence", grouped("evidence", "kind", e -> Facts.text(e, "name"), "evidence")),
				TreeNode.group(Texts.of("tree.runs"), "run", runs()),
				TreeNode.group(Texts.of("tree.exhibits"), "exhibit", grouped("exhibit", "kind", CaseTree::exhibit, "exhibit")),
				TreeNode.group(Texts.of("tree.claims"), "claim", claims()));
	}

	private static String exhibit(Json exhibit) {
		String value = Facts.text(exhibit, "value").replaceAll("\\s+", " ");
		return Facts.text(exhibit, "exhibitId") + "  " + (value.length() > 40 ? value.substring(0, 40) + "…" : value);
	}

	private List<TreeNode> grouped(String type, String by, Function<Json.Fields, String> label, String icon) {
		Map<String, List<TreeNode>> groups = new TreeMap<>();
		for (Json.Fields fact : snapshot.facts(type)) {
			groups.computeIfAbsent(Facts.text(fact, by), group -> new ArrayList<>()).add(TreeNode.leaf(label.apply(fact), icon, fact));
		}
		List<TreeNode> nodes = new ArrayList<>();
		groups.forEach((group, leaves) -> {
			leaves.sort(Comparator.comparing(TreeNode::label, NaturalOrder.WORDS));
			nodes.add(TreeNode.group(group, icon, leaves));
		});
		return nodes;
	}

	private List<TreeNode> runs() {
		return snapshot.facts("run").stream().sorted(Comparator.comparing(r -> Facts.text(r, "run"), NaturalOrder.WORDS)).map(run -> {
			String id = Facts.text(run, "run");
			List<TreeNode> conditions = snapshot.facts("condition").stream().filter(c -> Facts.is(c, "run", id))
					.map(c -> TreeNode.leaf(Facts.text(c, "dimension") + " = " + Facts.text(c, "value") + "   (" + source(c) + ")", "condition", c))
					.sorted(Comparator.comparing(TreeNode::label)).toList();
			return new TreeNode(id + "  " + Facts.time(run, "start").replaceFirst(":\\d\\d\\.\\d+ UTC", " UTC"), "run", Optional.of(run), conditions);
		}).toList();
	}

	private static String source(Json condition) {
		String kind = Facts.text(condition, "source", "kind");
		String by = Facts.text(condition, "source", "by");
		return by.isEmpty() ? kind : kind + ": " + by;
	}

	private List<TreeNode> claims() {
		return snapshot.facts("claim").stream().sorted(Comparator.comparing(c -> Facts.text(c, "claim"), NaturalOrder.WORDS)).map(claim -> {
			String id = Facts.text(claim, "claim");
			return TreeNode.leaf(id + "  " + Verdicts.symbol(Facts.text(claim, "verdict")) + "  " + Facts.text(claim, "text"), "claim", claim);
		}).toList();
	}
}
