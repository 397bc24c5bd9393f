package org.telltale.report.internal.masking;

import java.util.List;
import java.util.function.UnaryOperator;

import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.telltale.model.CaseFile;
import org.telltale.model.EvidenceItem;
import org.telltale.model.Exhibit;
import org.telltale.model.Handset;

/** A copy of the case model in which no text gives a masked value away. */
final class MaskedModel {

	private final Commitments commitments;
	private final MaskedEvidence evidence;
	private final UnaryOperator<String> shown;

	/** @param shown a text as the public report may have it */
	MaskedModel(Commitments commitments, MaskedEvidence evidence, UnaryOperator<String> shown) {
		this.commitments = commitments;
		this.evidence = evidence;
		this.shown = shown;
	}

	CaseFile of(CaseFile file) {
		CaseFile copy = EcoreUtil.copy(file);
		copy.getHandsets().forEach(this::handset);
		copy.getExhibits().forEach(this::exhibit);
		copy.getEvidence().forEach(this::item);
		texts(copy);
		copy.eAllContents().forEachRemaining(this::texts);
		return copy;
	}

	private void handset(Handset handset) {
		handset.getImeis().replaceAll(imei -> commitments.to(imei, Rule.IDENTIFIER));
		handset.getAddresses().replaceAll(address -> Secrets.isMac(address) ? commitments.to(address, Rule.IDENTIFIER) : address);
		if (!handset.getSerial().isEmpty()) {
			handset.setSerial(commitments.to(handset.getSerial(), Rule.IDENTIFIER));
		}
	}

	private void exhibit(Exhibit exhibit) {
		exhibit.setValue("");
		exhibit.setSha256("");
		exhibit.setSource("");
		exhibit.getAttributes().clear();
	}

	private void item(EvidenceItem item) {
		if (evidence.isId(item.getId())) {
			item.setName("masked");
			item.setPath("");
			item.setDescription("");
			item.setSource("");
			item.setMethod("");
			item.setTool("");
		}
	}

	private void texts(EObject object) {
		for (EAttribute attribute : object.eClass().getEAllAttributes()) {
			if (attribute.getEAttributeType().getInstanceClass() != String.class || !attribute.isChangeable()) {
				continue;
			}
			if (attribute.isMany()) {
				EList<?> values = (EList<?>) object.eGet(attribute);
				List<String> texts = values.stream().map(value -> shown.apply((String) value)).toList();
				object.eSet(attribute, texts);
			} else if (object.eGet(attribute) instanceof String text && !shown.apply(text).equals(text)) {
				object.eSet(attribute, shown.apply(text));
			}
		}
	}
}
