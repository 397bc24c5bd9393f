package org.telltale.store;

/**
 * Who acts, where and with what; stands in every journal entry.
 *
 * @param name the person's name as the case knows it
 * @param role for example {@code examiner}
 * @param workstation the machine's name
 * @param tool program and version, for example {@code Telltale 0.1.0}
 */
public record Actor(String name, String role, String workstation, String tool) {

	public Actor {
		if (name.isBlank() || tool.isBlank()) {
			throw new IllegalArgumentException("an actor has a name and a tool");
		}
	}
}
