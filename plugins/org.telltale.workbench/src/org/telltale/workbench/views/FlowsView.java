package org.telltale.workbench.views;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.Peer;
import org.telltale.widgets.Column;
import org.telltale.widgets.NaturalOrder;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.text.Texts;

/** The connections, one a 5-tuple: docs/formats/facts.md, fact flow. A selected endpoint narrows the list to its own. */
public class FlowsView extends RecordsView {

	/** Its id. */
	public static final String ID = "org.telltale.workbench.flows";

	private String narrowed = "";

	@Override
	protected List<Column<Json.Fields>> columns() {
		return List.of(Column.ordered(Texts.of("flows.first"), 200, f -> Facts.time(f, "first"), Comparator.comparingLong(f -> Facts.number(f, "first"))),
				Column.words(Texts.of("flows.run"), 55, f -> Facts.text(f, "run")),
				Column.words(Texts.of("flows.protocol"), 80, f -> Facts.text(f, "protocol")),
				Column.words(Texts.of("flows.transport"), 75, f -> Facts.text(f, "transport")),
				Column.ordered(Texts.of("flows.client"), 170, f -> side(f, "client"), Comparator.comparing(f -> side(f, "client"), NaturalOrder.WORDS)),
				Column.ordered(Texts.of("flows.server"), 170, f -> side(f, "server"), Comparator.comparing(f -> side(f, "server"), NaturalOrder.WORDS)),
				Column.words(Texts.of("flows.host"), 220, FlowsView::host),
				Column.number(Texts.of("flows.bytesOut"), 90, f -> inside(f, "bytes", "out")),
				Column.number(Texts.of("flows.bytesIn"), 90, f -> inside(f, "bytes", "in")),
				Column.number(Texts.of("flows.unreadableOut"), 110, f -> inside(f, "unreadable", "out")),
				Column.words(Texts.of("flows.evidence"), 170, this::capture),
				Column.ordered(Texts.of("flows.flow"), 200, f -> Facts.text(f, "flow"), Comparator.comparing(f -> Facts.text(f, "flow"), NaturalOrder.WORDS)));
	}

	private String capture(Json flow) {
		return session().snapshot().map(snapshot -> snapshot.evidenceName(Facts.text(flow, "evidence"))).orElse("");
	}

	private static String side(Json flow, String side) {
		int port = flow.get(side).map(peer -> (int) Facts.number(peer, "port")).orElse(0);
		return IpAddress.parse(Facts.text(flow, side, "address")).map(address -> new Peer(address, port).toString()).orElse("");
	}

	private static String host(Json flow) {
		return flow.items("hosts").stream().map(host -> Facts.text(host, "name")).findFirst().orElse("");
	}

	private static long inside(Json flow, String name, String member) {
		return flow.get(name).map(values -> Facts.number(values, member)).orElse(0L);
	}

	@Override
	protected List<Json.Fields> rows(CaseSnapshot snapshot) {
		return snapshot.facts("flow").stream().sorted(Comparator.<Json.Fields>comparingLong(f -> Facts.number(f, "first"))
				.thenComparing(f -> Facts.text(f, "flow"), NaturalOrder.WORDS)).toList();
	}

	@Override
	public void selectionChanged() {
		String endpoint = session().selection().endpoint().orElse("");
		if (!endpoint.equals(narrowed)) {
			narrowed = endpoint;
			table().narrow(row -> narrowed.isEmpty() || Facts.text(row, "server", "address").equals(narrowed));
		}
		table().select(row -> session().selection().record().equals(Optional.of(row)));
	}

	@Override
	protected void describe() {
		super.describe();
		if (!narrowed.isEmpty()) {
			String name = session().snapshot().flatMap(s -> s.endpoint(narrowed)).map(Facts::endpointName).orElse(narrowed);
			setContentDescription(Texts.of("flows.narrowed", table().rows().shown().size(), table().rows().all().size(), name));
		}
	}
}
