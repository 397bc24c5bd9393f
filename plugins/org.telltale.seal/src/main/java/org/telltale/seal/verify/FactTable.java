package org.telltale.seal.verify;

import java.util.Optional;
import java.util.TreeMap;

import org.telltale.seal.facts.Fact;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.refusal.Refusal;

/** The listed facts by the names that other facts use for them; each name stands for one fact. */
public final class FactTable {

	private final FactFile facts;
	private final TreeMap<String, Fact> byId = new TreeMap<>();
	private final TreeMap<String, Fact> flows;
	private final TreeMap<String, Fact> evidence;
	private final TreeMap<String, Fact> sets;
	/** The set of each item of evidence that is in one. */
	private final TreeMap<String, String> setOf = new TreeMap<>();

	/** Reads the table; two facts of one name are refused. */
	public FactTable(FactFile facts) throws Refusal {
		this.facts = facts;
		facts.facts().forEach(fact -> byId.put(fact.id(), fact));
		this.flows = byMember("flow", "flow");
		this.evidence = byMember("evidence", "evidence");
		this.sets = byMember("capture-set", "set");
		byMember("exhibit", "exhibitId");
		for (Fact set : sets.values()) {
			for (String member : set.texts("members")) {
				Refusal.unless(setOf.put(member, set.text("set")) == null, "an item of evidence is twice in sets: " + member);
			}
		}
	}

	private TreeMap<String, Fact> byMember(String type, String member) throws Refusal {
		TreeMap<String, Fact> table = new TreeMap<>();
		for (Fact fact : facts.ofType(type)) {
			Refusal.unless(table.put(fact.text(member), fact) == null, "two facts say something of the same " + type + ": " + fact.text(member));
		}
		return table;
	}

	/** All facts. */
	public FactFile all() {
		return facts;
	}

	/** The fact of that id. */
	public Optional<Fact> fact(String id) {
		return Optional.ofNullable(byId.get(id));
	}

	/** The fact that describes a flow. */
	public Fact flow(String flow) throws Refusal {
		return listed(flows.get(flow), "flow", flow);
	}

	/** The fact that describes an item of evidence. */
	public Fact evidence(String id) throws Refusal {
		return listed(evidence.get(id), "evidence", id);
	}

	/** The set that an item of evidence belongs to; empty if it is read alone. */
	public Optional<Fact> setOf(String evidence) {
		return Optional.ofNullable(setOf.get(evidence)).map(sets::get);
	}

	private static Fact listed(Fact fact, String type, String name) throws Refusal {
		Refusal.unless(fact != null, "no fact describes the " + type + " " + name);
		return fact;
	}
}
