package org.telltale.workbench.views;

import java.util.List;
import java.util.Optional;

import org.telltale.base.json.Json;

/**
 * A node of the case navigator.
 *
 * @param label what it says
 * @param icon name of its icon
 * @param record what selecting it selects; empty for groups
 */
record TreeNode(String label, String icon, Optional<Json.Fields> record, List<TreeNode> children) {

	TreeNode {
		children = List.copyOf(children);
	}

	static TreeNode leaf(String label, String icon, Json.Fields record) {
		return new TreeNode(label, icon, Optional.of(record), List.of());
	}

	static TreeNode group(String label, String icon, List<TreeNode> children) {
		return new TreeNode(label + "  (" + children.size() + ")", icon, Optional.empty(), children);
	}
}
