package org.telltale.cli.bench.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.telltale.base.json.Json;

/** The trials of one bench, as rows, and what they say about the goals. */
public final class Results {

	/** The columns of a row that a table shows. */
	public static final List<String> COLUMNS = List.of("tool", "version", "work", "size", "cores", "runs", "cpuSeconds", "megabytesPerCpuSecond", "wallSeconds", "firstSeconds", "peakMegabytes",
			"ofOpenssl", "ofSuricata", "note");

	private final List<Trial> trials;

	Results(List<Trial> trials) {
		this.trials = List.copyOf(trials);
	}

	/** One record a trial, in the order of running. */
	public List<Json> rows() {
		return trials.stream().<Json>map(this::row).toList();
	}

	private Json row(Trial trial) {
		Json.Fields row = Json.object().put("type", "bench").put("tool", trial.tool()).put("version", trial.version()).put("work", trial.work()).put("size", trial.size())
				.put("bytes", trial.bytes()).put("runs", trial.runs().size()).put("note", trial.note()).put("cores", trial.cores() == 0 ? "all" : Integer.toString(trial.cores()));
		if (trial.runs().isEmpty()) {
			return row;
		}
		row.put("cpuSeconds", Figures.rounded(trial.cpuSeconds(), 2)).put("wallSeconds", Figures.rounded(trial.wallSeconds(), 2)).put("peakMegabytes", Figures.rounded(trial.peakMegabytes(), 0));
		if (trial.size().equals(Size.ONE_FRAME)) {
			return row.put("firstSeconds", Figures.rounded(trial.firstByteSeconds(), 3));
		}
		row.put("megabytesPerCpuSecond", Figures.rounded(trial.rate(), 0));
		against(trial, Peers.OPENSSL).ifPresent(ratio -> row.put("ofOpenssl", Figures.rounded(ratio, 2)));
		against(trial, Peers.SURICATA).ifPresent(ratio -> row.put("ofSuricata", Figures.rounded(ratio, 2)));
		return row;
	}

	/** The rate against a peer's at the same size, or at the largest size at which the peer ran. */
	private Optional<Double> against(Trial trial, String peer) {
		Comparator<Trial> bySize = Comparator.comparing((Trial each) -> each.size().equals(trial.size())).thenComparingLong(Trial::bytes);
		return trials.stream().filter(each -> each.tool().equals(peer) && each.rate() > 0 && !each.size().equals(Size.ONE_FRAME)).max(bySize)
				.filter(each -> trial.rate() > 0).map(each -> trial.rate() / each.rate());
	}

	/** The goals that these trials can tell about. */
	public List<Json> goals() {
		List<Json> goals = new ArrayList<>();
		for (Trial trial : trials) {
			if (trial.tool().equals(TelltaleScan.NAME) && !trial.runs().isEmpty() && trial.cores() == 0) {
				goals(trial, goals);
			}
		}
		return goals;
	}

	private void goals(Trial trial, List<Json> goals) {
		String what = trial.work() + ", " + trial.size() + ": ";
		if (trial.size().equals(Size.ONE_FRAME)) {
			if (!trial.work().equals(TelltaleScan.VERSION)) {
				goals.add(Figures.atMost(what + "seconds to the first line", trial.firstByteSeconds(), 0.7));
			}
			return;
		}
		goals.add(Figures.atMost(what + "peak resident memory, 10^6 bytes", trial.peakMegabytes(), 512));
		if (trial.work().equals(TelltaleScan.FLOWS) && trial.bytes() > Size.SMALL_BYTES) {
			goals.add(Figures.atLeast(what + "10^6 bytes a CPU second", trial.rate(), 750));
			same(trial, Peers.OPENSSL).ifPresent(peer -> goals.add(Figures.atMost(what + "wall time against openssl", trial.wallSeconds() / peer.wallSeconds(), 1.15)));
		} else if (trial.work().equals(TelltaleScan.FULL)) {
			against(trial, Peers.SURICATA).ifPresent(ratio -> goals.add(Figures.atLeast(what + "rate against Suricata", ratio, 3)));
			trials.stream().filter(one -> one.cores() == 1 && one.tool().equals(trial.tool()) && one.work().equals(trial.work()) && one.size().equals(trial.size()) && one.wallSeconds() > 0)
					.findFirst().ifPresent(one -> goals.add(Figures.atMost(what + "wall time of all cores against one", trial.wallSeconds() / one.wallSeconds(), 0.6)));
		}
		growth(trial).ifPresent(ratio -> goals.add(Figures.atMost(what + "CPU time a byte against 1g", ratio, 1.1)));
	}

	private Optional<Double> growth(Trial trial) {
		return trials.stream().filter(one -> one.size().equals("1g") && one.cores() == 0 && one.tool().equals(trial.tool()) && one.work().equals(trial.work()) && trial.bytes() > one.bytes())
				.filter(one -> one.rate() > 0 && trial.rate() > 0).findFirst().map(one -> one.rate() / trial.rate());
	}

	private Optional<Trial> same(Trial trial, String peer) {
		return trials.stream().filter(each -> each.tool().equals(peer) && each.size().equals(trial.size()) && each.wallSeconds() > 0).findFirst();
	}
}
