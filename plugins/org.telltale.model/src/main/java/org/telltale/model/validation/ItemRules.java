package org.telltale.model.validation;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.telltale.model.CaseFile;
import org.telltale.model.Cell;
import org.telltale.model.Claim;
import org.telltale.model.CustodyAction;
import org.telltale.model.EvidenceItem;
import org.telltale.model.Exhibit;
import org.telltale.model.ExhibitKind;
import org.telltale.model.Finding;
import org.telltale.model.FindingStatus;
import org.telltale.model.Handset;
import org.telltale.model.Holding;
import org.telltale.model.Verdict;

/** Rules for the case itself and for what is no part of a run. */
final class ItemRules {

	private static final String SHA_256 = "[0-9a-f]{64}";

	void check(CaseFile caseFile, Complaints complaints) {
		complaints.requireText(caseFile.getNumber(), "case.number", "number");
		complaints.require(isZone(caseFile.getZone()), "case.zone", "\"" + caseFile.getZone() + "\" is no time zone",
				"enter an IANA name such as Asia/Hong_Kong, or UTC");
		for (EReference list : caseFile.eClass().getEAllContainments()) {
			EStructuralFeature id = list.getEReferenceType().getEStructuralFeature("id");
			if (id != null) {
				checkIds(caseFile, list, id, complaints);
			}
		}
	}

	private static boolean isZone(String zone) {
		try {
			return zone != null && ZoneId.of(zone) != null;
		} catch (DateTimeException unknown) {
			return false;
		}
	}

	@SuppressWarnings("unchecked") // many-valued references hold EObjects
	private static void checkIds(CaseFile caseFile, EReference list, EStructuralFeature id, Complaints complaints) {
		Set<Object> seen = new HashSet<>();
		for (EObject member : (List<EObject>) caseFile.eGet(list)) {
			Object value = member.eGet(id);
			complaints.require(value instanceof String text && !text.isBlank(), list.getName() + ".id", "one of the " + list.getName() + " has no id",
					"give it one");
			complaints.require(seen.add(value), list.getName() + ".id", "two of the " + list.getName() + " have the id " + value, "give one of them another id");
		}
	}

	void check(Handset handset, Complaints complaints) {
		for (String imei : handset.getImeis()) {
			complaints.require(CheckDigits.imei(imei), "handset.imei", "its IMEI ending in " + tail(imei) + " is not 14 digits, nor 15 with the right check digit",
					"compare it with the handset (*#06#)");
		}
	}

	private static String tail(String number) {
		return number.substring(Math.max(0, number.length() - 3));
	}

	void check(EvidenceItem item, Complaints complaints) {
		complaints.require(item.getId().matches(SHA_256), "evidence.id", "its id is no SHA-256", "import the item again");
		complaints.requireText(item.getName(), "evidence.name", "name");
		complaints.require(item.getHolding() != Holding.REFERENCED || !item.getPath().isBlank(), "evidence.path",
				"it is referenced but nothing says where it lies", "import it again");
		complaints.require(!item.getClockUncertainty().isNegative(), "evidence.uncertainty", "its clock's uncertainty is negative", "enter it as PT2S");
		complaints.require(item.getLength() >= 0, "evidence.length", "its length is negative", "import the item again");
	}

	void check(CustodyAction action, Complaints complaints) {
		complaints.requireText(action.getActor(), "custody.actor", "actor");
		complaints.require(action.getAt() != null, "custody.at", "it has no time", "enter when it was done");
		complaints.require(!action.getObjects().isEmpty(), "custody.objects", "it names no item and no handset", "name what it was done to");
	}

	void check(Exhibit exhibit, Complaints complaints) {
		boolean isFile = exhibit.getKind() == ExhibitKind.PHOTO;
		complaints.require(isFile || !exhibit.getValue().isBlank(), "exhibit.value", "it has no content to search for", "enter its text or number");
		complaints.require(!isFile || exhibit.getSha256().matches(SHA_256), "exhibit.sha256", "it is a photo without digest", "add its file");
		complaints.require(exhibit.getKind() != ExhibitKind.IMEI || CheckDigits.imei(exhibit.getValue()), "exhibit.imei",
				"its IMEI is not 14 digits, nor 15 with the right check digit", "compare it with the handset (*#06#)");
		complaints.require(exhibit.getKind() != ExhibitKind.ICCID || CheckDigits.iccid(exhibit.getValue()), "exhibit.iccid",
				"its ICCID is not 18 digits, nor 19 or 20 with the right check digit", "compare it with the SIM");
		complaints.advise(exhibit.getKind() != ExhibitKind.PHONE_NUMBER || exhibit.getValue().matches("\\+[1-9][0-9]{6,14}"), "exhibit.number",
				"it is a telephone number without its country", "write it as +447700900123 (ITU-T E.164)");
		complaints.require(exhibit.getKind() != ExhibitKind.IMSI || exhibit.getValue().matches("[0-9]{14,15}"), "exhibit.imsi",
				"its IMSI is not 14 or 15 digits", "compare it with the SIM");
		complaints.advise(isFile || exhibit.getValue().strip().length() >= 6, "exhibit.short", "it is so short that it will be found by chance",
				"search for something longer where you can");
	}

	void check(Claim claim, Complaints complaints) {
		complaints.requireText(claim.getText(), "claim.text", "text");
		complaints.requireText(claim.getPredicateText(), "claim.predicate", "predicate");
		complaints.require(claim.getPredicateText().isBlank() || claim.getPredicate() != null, "claim.predicate",
				"its predicate \"" + claim.getPredicateText() + "\" was not understood", "write it as docs/formats shows, for example: never send SMS to any when cloud = off");
		complaints.advise(!claim.getSource().isBlank(), "claim.source", "nothing says where it was made", "enter its source");
	}

	void check(Cell cell, Complaints complaints) {
		complaints.require(cell.getRun() != null || cell.getKind().equals("STATE"), "cell.run", "it belongs to no run", "analyse again");
		complaints.require(cell.getVerdict() != Verdict.CONTRADICTED || !cell.getWitnesses().isEmpty() || cell.getKind().equals("STATE"), "cell.witness",
				"it says contradicted without a witness", "analyse again");
	}

	void check(Finding finding, Complaints complaints) {
		boolean decided = finding.getStatus() != FindingStatus.PROPOSED;
		complaints.require(!decided || !finding.getDecidedBy().isBlank(), "finding.by", "it was decided by nobody", "decide it again, with a name");
		complaints.require(finding.getStatus() != FindingStatus.REJECTED || !finding.getReason().isBlank(), "finding.reason",
				"it was rejected without a reason", "enter the reason");
	}
}
