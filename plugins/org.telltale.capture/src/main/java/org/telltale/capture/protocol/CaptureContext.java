package org.telltale.capture.protocol;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.telltale.base.IpAddress;
import org.telltale.capture.frame.ProblemLog;
import org.telltale.capture.layer.Derivation;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;

/**
 * Where the decoders of a capture put what they find: records, layers, names, problems. One for each worker; whatever is
 * told here comes to the listener in the order of the frames that completed it, with any number of workers.
 */
public final class CaptureContext {

	private final Limits limits;
	private final FindingListener listener;
	private final ProblemLog log;
	private final boolean layersWanted;
	private final boolean derivationsWanted;
	private long held;

	/**
	 * @param limits what flows may cost
	 * @param listener hears the findings
	 * @param log hears the problems
	 * @param layersWanted whether anybody listens to layers
	 * @param derivationsWanted whether anybody needs to know how names are reached
	 */
	public CaptureContext(Limits limits, FindingListener listener, ProblemLog log, boolean layersWanted, boolean derivationsWanted) {
		this.limits = limits;
		this.listener = listener;
		this.log = log;
		this.layersWanted = layersWanted;
		this.derivationsWanted = derivationsWanted;
	}

	/** What flows may cost. */
	public Limits limits() {
		return limits;
	}

	/** Where problems go. */
	public ProblemLog log() {
		return log;
	}

	/** Whether anybody listens to layers: where not, they need not be made, unless for a digest. */
	public boolean wantsLayers() {
		return layersWanted;
	}

	/** Whether anybody needs to know how names are reached. */
	public boolean wantsDerivations() {
		return derivationsWanted;
	}

	/** Tells a record. */
	public void record(CaptureRecord found) {
		listener.record(found);
	}

	/** Tells one transaction's layers, parents before children. */
	public void layers(List<Layer> layers) {
		if (layersWanted) {
			listener.layers(layers);
		}
	}

	/** Tells one layer, made only if anybody listens. */
	public void layer(Supplier<Layer> layer) {
		if (layersWanted) {
			listener.layers(List.of(layer.get()));
		}
	}

	/**
	 * Tells a name of an address; the same pair from the same source once for each flow. Inside a tunnel nothing names the
	 * address of the server, which only passes on.
	 *
	 * @param name in the case that it was seen in
	 * @param source {@code dns}, {@code sni}, {@code http-host}, {@code certificate}, ... (facts.md)
	 * @param frame the frame that completed what shows it
	 * @param shows the layer whose bytes are the name; made only if a derivation is wanted
	 */
	public void name(Flow flow, IpAddress address, String name, String source, FrameRef frame, Supplier<Layer> shows) {
		if (flow.tunnel().isPresent() && address.equals(flow.roles().server().address())) {
			return;
		}
		if (flow.firstNaming(address, name, source)) {
			Optional<Derivation> derivation = derivationsWanted ? Optional.of(Derivation.of(shows.get(), Optional.empty())) : Optional.empty();
			listener.name(new NameSeen(address, name, source, frame.number(), flow.ref(), frame.timeNanos(), derivation));
		}
	}

	/** Memory that the conversations of this context hold. */
	public long held() {
		return held;
	}

	/** Says that a conversation holds so much more, or less. */
	public void hold(long change) {
		held += change;
	}
}
