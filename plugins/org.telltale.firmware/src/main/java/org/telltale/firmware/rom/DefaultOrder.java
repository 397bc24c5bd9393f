package org.telltale.firmware.rom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.telltale.firmware.apk.Overlay;

/** Says which of several values of a name wins (docs/formats/rom-defaults.md, "Which value wins"). */
final class DefaultOrder {

	private final boolean configured;

	/** @param configured whether the item has a file that configures its overlays */
	DefaultOrder(boolean configured) {
		this.configured = configured;
	}

	/** Tells each default with its standing, in their order. */
	void each(List<RomDefault> defaults, BiConsumer<RomDefault, Standing> told) {
		Map<String, List<RomDefault>> byName = new LinkedHashMap<>();
		defaults.forEach(one -> byName.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(one));
		Map<String, Judgement> judged = new LinkedHashMap<>();
		byName.forEach((name, all) -> judged.put(name, judge(all)));
		defaults.forEach(one -> told.accept(one, judged.get(one.name()).of(one)));
	}

	/** Either one standing for all values of a name, or a winner. */
	private record Judgement(Standing all, RomDefault winner) {

		static Judgement all(Standing standing) {
			return new Judgement(standing, null);
		}

		Standing of(RomDefault one) {
			return one == winner ? Standing.WINS : all;
		}
	}

	private Judgement judge(List<RomDefault> all) {
		List<RomDefault> overlays = all.stream().filter(one -> one.overlay().isPresent()).toList();
		if (all.size() == 1) {
			return Judgement.all(overlays.isEmpty() ? Standing.ONLY : Standing.PACKAGES);
		} else if (all.getFirst().owner().isEmpty()) {
			return Judgement.all(Standing.LINES);
		} else if (all.stream().anyMatch(one -> one.config().isPresent())) {
			return Judgement.all(Standing.CONFIGURATIONS);
		} else if (overlays.size() != all.size() - 1) {
			return Judgement.all(Standing.PACKAGES);
		} else if (configured || !overlays.stream().allMatch(DefaultOrder::isInForce)) {
			return Judgement.all(Standing.SWITCHED);
		}
		// whoever is above all others is left over here; whether it is, is looked at then: each is compared twice, however many there are
		RomDefault last = overlays.stream().reduce((one, next) -> isAbove(next, one) ? next : one).orElseThrow();
		boolean above = overlays.stream().allMatch(other -> other == last || isAbove(last, other));
		return above ? new Judgement(Standing.OVERRIDDEN, last) : Judgement.all(Standing.UNORDERED);
	}

	private static boolean isInForce(RomDefault one) {
		Overlay overlay = one.overlay().orElseThrow();
		return overlay.isStatic() && !overlay.conditional() && overlay.priority().isPresent() && OverlayFolder.of(one.path()).isPresent();
	}

	private static boolean isAbove(RomDefault one, RomDefault other) {
		OverlayFolder here = OverlayFolder.of(one.path()).orElseThrow();
		OverlayFolder there = OverlayFolder.of(other.path()).orElseThrow();
		int priority = one.overlay().orElseThrow().priority().orElseThrow();
		int otherPriority = other.overlay().orElseThrow().priority().orElseThrow();
		return here.folder().equals(there.folder()) ? priority > otherPriority : there.rank() >= 0 && here.rank() > there.rank() && priority >= otherPriority;
	}
}
