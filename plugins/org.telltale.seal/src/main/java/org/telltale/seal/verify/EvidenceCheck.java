package org.telltale.seal.verify;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.recount.Capture;
import org.telltale.seal.recount.EvidenceFolder;
import org.telltale.seal.refusal.Refusal;

/** Counts a capture again. */
public final class EvidenceCheck implements FactCheck {

	private final EvidenceFolder folder;

	/** A check over a folder of evidence. */
	public EvidenceCheck(EvidenceFolder folder) {
		this.folder = folder;
	}

	@Override
	public boolean holds(Fact fact) throws Refusal, IOException {
		Optional<EvidenceFolder.Item> item = folder.item(fact.text("evidence"));
		if (item.isEmpty()) {
			return false;
		}
		Capture capture = folder.capture(fact.text("evidence")).orElseThrow(() -> new Refusal("the evidence is no capture that can be read"));
		same("length", fact.integer("length"), item.get().length());
		Refusal.unless(fact.texts("mib").equals(item.get().mib()), "the digests of its MiB are not those of the evidence");
		same("frames", fact.integer("frames"), capture.frames());
		same("bytes", fact.integer("bytes"), capture.bytes());
		same("truncatedFrames", fact.integer("truncatedFrames"), capture.truncatedFrames());
		Refusal.unless(fact.json().integer("first").equals(capture.first()), "first is not the time of the earliest frame");
		Refusal.unless(fact.json().integer("last").equals(capture.last()), "last is not the time of the latest frame");
		requireLinkTypes(fact, capture);
		return true;
	}

	/** All that frames have, none that the file does not declare, sorted. */
	private static void requireLinkTypes(Fact fact, Capture capture) throws Refusal {
		List<Integer> listed = fact.json().items("linkTypes").stream().flatMap(i -> i.asInteger().stream()).map(Long::intValue).toList();
		Refusal.unless(listed.equals(List.copyOf(new TreeSet<>(listed))) && listed.containsAll(capture.usedLinkTypes())
				&& capture.declaredLinkTypes().containsAll(listed) && fact.json().get("linkTypes").filter(Json.Array.class::isInstance).isPresent(),
				"linkTypes are " + listed + ", the frames have " + capture.usedLinkTypes());
	}

	private static void same(String what, long said, long counted) throws Refusal {
		Refusal.unless(said == counted, what + " is " + said + " in the fact, counted again " + counted);
	}
}
