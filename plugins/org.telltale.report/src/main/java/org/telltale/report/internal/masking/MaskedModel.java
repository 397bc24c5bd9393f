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
	private final UnaryOperator<String> plain;

	/** @param plain takes masked values out of a text */
	MaskedModel(Commitments commitments, MaskedEvidence evidence, UnaryOperator<String> plain) {
		this.commitments = commitments;
		this.evidence = evidence;
		this.plain = plain;
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
				List<String> shown = values.stream().map(value -> text((String) value)).toList();
				object.eSet(attribute, shown);
			} else if (object.eGet(attribute) instanceof String text && !text(text).equals(text)) {
				object.eSet(attribute, text(text));
			}
		}
	}

	private String text(String text) {
		return evidence.isId(text) ? commitments.to(text, Rule.EVIDENCE) : plain.apply(text);
	}
}
