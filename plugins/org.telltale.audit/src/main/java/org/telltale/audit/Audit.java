package org.telltale.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.telltale.audit.cells.Cell;
import org.telltale.audit.cells.CellAuditor;
import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.predicate.PredicateSyntaxException;
import org.telltale.audit.rules.AlteredUnitRule;
import org.telltale.audit.rules.AttributionConflictRule;
import org.telltale.audit.rules.BearerOnlyRule;
import org.telltale.audit.rules.BulkByBearerRule;
import org.telltale.audit.rules.CaptureClockRule;
import org.telltale.audit.rules.CertificateRule;
import org.telltale.audit.rules.ClearTextRule;
import org.telltale.audit.rules.ConditionContradictionRule;
import org.telltale.audit.rules.ConsentOrderRule;
import org.telltale.audit.rules.ContactRateRule;
import org.telltale.audit.rules.DisclosureRule;
import org.telltale.audit.rules.Finding;
import org.telltale.audit.rules.FirmwarePersistenceRule;
import org.telltale.audit.rules.IdleUploadRule;
import org.telltale.audit.rules.NewEndpointRule;
import org.telltale.audit.rules.NoDisclosureRule;
import org.telltale.audit.rules.OpenCellsRule;
import org.telltale.audit.rules.OtherUnitRule;
import org.telltale.audit.rules.OwnerGroupRule;
import org.telltale.audit.rules.PeriodicContactRule;
import org.telltale.audit.rules.RegistryRule;
import org.telltale.audit.rules.ResolverRule;
import org.telltale.audit.rules.RomDefaultRule;
import org.telltale.audit.rules.Rule;
import org.telltale.audit.rules.SettingContradictionRule;
import org.telltale.audit.rules.SilenceRule;
import org.telltale.audit.rules.StatementAloneRule;
import org.telltale.audit.rules.UncapturedTrafficRule;
import org.telltale.audit.rules.UnreadUploadRule;
import org.telltale.audit.rules.WeakSightingRule;
import org.telltale.base.json.Json;

/** The audit of a case: cells first, then findings, which may cite cells. Stateless; thread-safe. */
public final class Audit {

	private final List<Rule> rules;

	/** An audit with the rules of this version. */
	public Audit() {
		this(List.of(new DisclosureRule(), new ClearTextRule(), new FirmwarePersistenceRule(), new BulkByBearerRule(), new PeriodicContactRule(),
				new SettingContradictionRule(), new StatementAloneRule(), new SilenceRule(), new RegistryRule(), new WeakSightingRule(),
				new NoDisclosureRule(), new CaptureClockRule(), new ConsentOrderRule(), new BearerOnlyRule(), new ContactRateRule(), new NewEndpointRule(), new UnreadUploadRule(),
				new ResolverRule(), new OwnerGroupRule(), new AttributionConflictRule(), new OtherUnitRule(), new ConditionContradictionRule(), new UncapturedTrafficRule(), new RomDefaultRule(),
				new AlteredUnitRule(), new CertificateRule(), new IdleUploadRule(), new OpenCellsRule()));
	}

	/** An audit with other rules. */
	public Audit(List<Rule> rules) {
		this.rules = List.copyOf(rules);
	}

	/** The rules that it follows, in the order of their findings. */
	public List<Rule> rules() {
		return rules;
	}

	/** The cells of every claim among the facts whose predicate can be audited; {@link #unreadable} has the others. */
	public List<Cell> cells(Collection<Json.Fields> facts) {
		return new CellAuditor(new CaseFacts(facts)).cells();
	}

	/** Why claims cannot be audited, by their ids: a predicate that does not follow the grammar, or compares by an order that the case does not declare. */
	public Map<String, PredicateSyntaxException> unreadable(Collection<Json.Fields> facts) {
		return new CellAuditor(new CaseFacts(facts)).unreadable();
	}

	/** What the rules conclude from the facts, cells among them. */
	public List<Finding> findings(Collection<Json.Fields> facts) {
		CaseFacts indexed = new CaseFacts(facts);
		List<Finding> findings = new ArrayList<>();
		rules.forEach(rule -> findings.addAll(rule.findings(indexed)));
		return findings;
	}
}
