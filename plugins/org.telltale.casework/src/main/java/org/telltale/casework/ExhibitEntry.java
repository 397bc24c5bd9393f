package org.telltale.casework;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.Where;
import org.telltale.casework.facts.ExhibitPlace;
import org.telltale.handset.ExhibitList;
import org.telltale.model.CaseFile;
import org.telltale.model.EvidenceItem;
import org.telltale.model.Exhibit;
import org.telltale.model.ExhibitAttribute;
import org.telltale.model.TelltaleFactory;
import org.telltale.model.edit.CaseObjects;
import org.telltale.store.CaseException;

/**
 * Puts exhibits into the model. One that is listed and one that was found in evidence are the same if kind and value (of a photo: the
 * digest) are equal: then the listed id stays and the evidence's source is added.
 */
final class ExhibitEntry {

	/** The attribute of what stands in a deleted row alone, or was marked so by the handset. */
	private static final String DELETED = "deleted";

	/** The attribute of what another program's report says (docs/formats/ufdr.md). */
	private static final String SECOND_HAND = "secondHand";
	/** Attributes that go where a handset's own file gives the exhibit. */
	private static final Set<String> SECOND_HANDS = Set.of(SECOND_HAND, "modelId", "deletedState");

	private final Case file;

	ExhibitEntry(Case file) {
		this.file = file;
	}

	List<Problem> enter(Path list, Progress progress) throws CaseException {
		Path folder = list.toAbsolutePath().getParent();
		Outcome<List<org.telltale.handset.Exhibit>> read;
		try {
			read = ExhibitList.read(Files.readString(list, StandardCharsets.UTF_8), folder);
		} catch (IOException e) {
			return List.of(new Problem("input", Where.at(String.valueOf(list), 0, 0), "The list cannot be read: " + e.getMessage() + ".",
					"Nothing was entered."));
		}
		List<Problem> refusals = read.problems().stream().filter(ExhibitList::refuses).toList();
		if (!refusals.isEmpty()) {
			return refusals;
		}
		List<org.telltale.handset.Exhibit> exhibits = read.value().orElse(List.of());
		for (org.telltale.handset.Exhibit exhibit : exhibits) {
			if (exhibit.kind() == ExhibitKind.PHOTO && !exhibit.source().path().isEmpty()) {
				Path photo = folder.resolve(exhibit.source().path());
				if (Files.isRegularFile(photo)) {
					file.importFile(ImportRequest.of(photo), progress);
				}
			}
		}
		file.edit("Enter exhibits", () -> exhibits.forEach(exhibit -> put(exhibit, length(exhibit, folder), true)));
		return List.of();
	}

	private static long length(org.telltale.handset.Exhibit exhibit, Path folder) {
		return exhibit.kind() == ExhibitKind.PHOTO ? ExhibitList.bytes(exhibit, folder).value().map(b -> (long) b.length).orElse(0L) : 0;
	}

	/**
	 * Puts one exhibit; call it inside an edit. A listed one takes the place of another of its id: stimuli go on naming it.
	 *
	 * @param length of a photo, in bytes
	 * @param listed whether an examiner's list names it; else evidence does
	 */
	void put(org.telltale.handset.Exhibit from, long length, boolean listed) {
		CaseFile model = file.model();
		Optional<Exhibit> equal = model.getExhibits().stream().filter(old -> isSame(old, from)).findFirst();
		Exhibit exhibit = equal.orElseGet(TelltaleFactory.eINSTANCE::createExhibit);
		Optional<Exhibit> replaced = model.getExhibits().stream().filter(old -> listed && old != exhibit && old.getId().equals(from.id())).findFirst();
		if (equal.isEmpty() && replaced.isPresent()) {
			CaseObjects.replace(replaced.get(), exhibit);
		} else if (equal.isEmpty()) {
			model.getExhibits().add(exhibit);
		} else {
			replaced.ifPresent(old -> merge(old, exhibit));
		}
		if (equal.isEmpty() || listed) {
			exhibit.setId(from.id());
		}
		exhibit.setKind(org.telltale.model.ExhibitKind.get(from.kind().name()));
		exhibit.setValue(from.value());
		exhibit.setSha256(from.sha256().map(Digest::hex).orElse(exhibit.getSha256()));
		List<ByteRange> pieces = pieces(from);
		exhibit.setLength(Math.max(length(from, pieces).orElse(length), exhibit.getLength()));
		boolean live = exhibit.getEvidence() != null && exhibit.getAttributes().stream().noneMatch(a -> a.getName().equals(DELETED));
		boolean second = from.attribute(SECOND_HAND).isPresent();
		boolean outranked = second && exhibit.getEvidence() != null && exhibit.getAttributes().stream().noneMatch(a -> a.getName().equals(SECOND_HAND));
		boolean withoutBytes = from.kind() == ExhibitKind.PHOTO && pieces.isEmpty() && !isItem(from) && hasBytes(exhibit);
		if (!outranked && !withoutBytes && (from.source().deleted().isEmpty() || !live)) {
			source(exhibit, from);
			place(exhibit, from, pieces);
		}
		if (!outranked) {
			exhibit.getAttributes().removeIf(a -> SECOND_HANDS.contains(a.getName()) && !second);
			from.attributes().forEach((name, value) -> {
				if (!name.equals(ExhibitPlace.ENCODED)) {
					attribute(exhibit, name, value);
				}
			});
		}
		Optional.ofNullable(from.attributes().get("partOf")).flatMap(id -> model.getExhibits().stream()
				.filter(e -> e.getId().equals(id)).findFirst()).ifPresent(exhibit::setPartOf);
	}

	/** Where a picture stands that is a piece of a file; none for a whole file, which the case has by its digest. */
	private static List<ByteRange> pieces(org.telltale.handset.Exhibit from) {
		return from.kind() != ExhibitKind.PHOTO || isItem(from) ? List.of() : from.source().places().stream().map(Where::range).toList();
	}

	private static boolean isItem(org.telltale.handset.Exhibit from) {
		return from.source().evidence().equals(from.sha256().map(Digest::hex).orElse(""));
	}

	/** Whether the case can get at a picture's bytes as the exhibit stands: it is an item of evidence, or a known piece of one. */
	private static boolean hasBytes(Exhibit exhibit) {
		return exhibit.getEvidence() != null && (exhibit.getEvidence().getId().equals(exhibit.getSha256()) || !ExhibitPlace.of(exhibit).isEmpty());
	}

	/** The place belongs to the item that was just set: what was known of another is dropped. */
	private static void place(Exhibit exhibit, org.telltale.handset.Exhibit from, List<ByteRange> pieces) {
		if (from.kind() == ExhibitKind.PHOTO && exhibit.getEvidence() != null) {
			exhibit.getAttributes().removeIf(a -> a.getName().equals(ExhibitPlace.ATTRIBUTE) || a.getName().equals(ExhibitPlace.ENCODED));
			if (exhibit.getEvidence().getId().equals(from.source().evidence())) {
				ExhibitPlace.written(pieces).ifPresent(ranges -> {
					attribute(exhibit, ExhibitPlace.ATTRIBUTE, ranges);
					from.attribute(ExhibitPlace.ENCODED).ifPresent(encoding -> attribute(exhibit, ExhibitPlace.ENCODED, encoding));
				});
			}
		}
	}

	/** How long such a picture is; of one that is encoded its reader says it. */
	private static Optional<Long> length(org.telltale.handset.Exhibit from, List<ByteRange> pieces) {
		return from.attribute("length").filter(written -> written.matches("\\d{1,12}")).map(Long::valueOf)
				.or(() -> pieces.isEmpty() ? Optional.empty() : Optional.of(pieces.stream().mapToLong(ByteRange::length).sum()));
	}

	/** What was done with the one was done with the other: the id is the examiner's word for it. */
	private void merge(Exhibit old, Exhibit into) {
		file.model().getRuns().stream().flatMap(run -> run.getStimuli().stream()).filter(s -> s.getExhibit() == old).forEach(s -> s.setExhibit(into));
		file.model().getExhibits().stream().filter(e -> e.getPartOf() == old && e != into).forEach(e -> e.setPartOf(into));
		CaseObjects.remove(old);
	}

	private static boolean isSame(Exhibit old, org.telltale.handset.Exhibit from) {
		boolean kind = old.getKind().getLiteral().equals(from.kind().name());
		return kind && (from.kind() == ExhibitKind.PHOTO ? from.sha256().isPresent() && old.getSha256().equals(from.sha256().get().hex())
				: old.getValue().equals(from.value()));
	}

	private void source(Exhibit exhibit, org.telltale.handset.Exhibit from) {
		Optional<EvidenceItem> item = file.model().getEvidence().stream().filter(e -> e.getId().equals(from.source().evidence())
				|| from.kind() == ExhibitKind.PHOTO && from.sha256().map(Digest::hex).filter(e.getId()::equals).isPresent()).findFirst();
		boolean moved = item.isPresent() && item.get() != exhibit.getEvidence();
		item.ifPresent(exhibit::setEvidence);
		if (moved) {
			exhibit.getAttributes().removeIf(a -> a.getName().equals("table") || a.getName().equals("row"));
		}
		if (moved || exhibit.getSource().isEmpty() || from.source().table().isPresent()) {
			exhibit.setSource(from.source().path());
		}
		from.source().table().ifPresent(table -> attribute(exhibit, "table", table));
		from.source().row().ifPresent(row -> attribute(exhibit, "row", Long.toString(row)));
		from.source().typedInBy().ifPresent(by -> attribute(exhibit, "by", by));
		if (from.source().table().isPresent()) {
			exhibit.getAttributes().removeIf(a -> a.getName().equals(DELETED));
		}
		from.source().deleted().ifPresent(place -> attribute(exhibit, DELETED, place));
	}

	private static void attribute(Exhibit exhibit, String name, String value) {
		List<ExhibitAttribute> old = new ArrayList<>(exhibit.getAttributes());
		ExhibitAttribute attribute = old.stream().filter(a -> a.getName().equals(name)).findFirst().orElseGet(() -> {
			ExhibitAttribute made = TelltaleFactory.eINSTANCE.createExhibitAttribute();
			made.setName(name);
			exhibit.getAttributes().add(made);
			return made;
		});
		attribute.setValue(value);
	}
}
