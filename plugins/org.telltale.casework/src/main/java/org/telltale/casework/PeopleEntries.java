package org.telltale.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.telltale.base.json.Json;
import org.telltale.model.CustodyAction;
import org.telltale.model.CustodyKind;
import org.telltale.model.Finding;
import org.telltale.model.FindingStatus;
import org.telltale.model.Person;
import org.telltale.model.TelltaleFactory;
import org.telltale.store.Action;
import org.telltale.store.CaseException;
import org.telltale.store.cases.Request;

/** Enters who acts in a case, what they did outside of it, and what they decided. */
final class PeopleEntries {

	private final Case file;

	PeopleEntries(Case file) {
		this.file = file;
	}

	void person(String id, String name, String role, String organisation) throws CaseException {
		file.edit("Add person", () -> {
			Person person = TelltaleFactory.eINSTANCE.createPerson();
			person.setId(id);
			person.setName(name);
			person.setRole(role);
			person.setOrganisation(organisation);
			file.model().getPeople().add(person);
		});
	}

	void custody(CustodyKind kind, List<String> objects, String place, String reason, Instant at, String by) throws CaseException {
		Request request = new Request(file.actor(), Action.RECORD_CUSTODY, objects, Json.object().put("action", kind.getLiteral()), reason);
		file.edit(request, "Record custody", () -> {
			List<CustodyAction> known = file.model().getCustody();
			CustodyAction action = TelltaleFactory.eINSTANCE.createCustodyAction();
			action.setId("CU" + (known.size() + 1));
			action.setSequence(file.store().journal().size() + 1L);
			action.setAt(at);
			action.setActor(by);
			action.setAction(kind);
			action.getObjects().addAll(objects);
			action.setPlace(place);
			action.setReason(reason);
			known.add(action);
		});
	}

	/** Accepts or rejects a finding; false if there is none of that id. */
	boolean decision(String finding, boolean accept, String by, String reason) throws CaseException {
		Optional<Finding> found = file.model().getFindings().stream().filter(f -> f.getId().equals(finding)).findFirst();
		if (found.isPresent()) {
			Request request = Request.of(file.actor(), accept ? Action.ACCEPT_FINDING : Action.REJECT_FINDING).on(finding).because(reason);
			file.edit(request, accept ? "Accept finding" : "Reject finding", () -> {
				found.get().setStatus(accept ? FindingStatus.ACCEPTED : FindingStatus.REJECTED);
				found.get().setDecidedBy(by);
				found.get().setDecidedAt(file.clock().instant());
				found.get().setReason(reason);
			});
		}
		return found.isPresent();
	}
}
