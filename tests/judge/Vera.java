// Judges PDFs with the engine and the rules of veraPDF.
//
// Arguments are pairs of a profile and a file: PDFUA_1:PDFUA-1=book.pdf. For each pair it prints
// one line "profile file rules compliant", parted by tabs, and a line "!" with the clause for
// every rule that the file breaks. It always ends with 0 when everything could be judged.

import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class Vera {
    public static void main(String[] pairs) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        Map<String, ValidationProfile> known = new HashMap<>();
        for (String pair : pairs) {
            String[] parts = pair.split("=", 2);
            ValidationProfile profile = known.get(parts[0]);
            if (profile == null) {
                profile = read(parts[0]);
                known.put(parts[0], profile);
            }
            judge(parts[0], profile, new File(parts[1]));
        }
    }

    static void judge(String name, ValidationProfile profile, File file) throws Exception {
        PDFAFlavour flavour = profile.getPDFAFlavour();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour)) {
            ValidationResult result =
                ValidatorFactory.createValidator(profile, -1, false, false, false).validate(parser);
            System.out.println(String.join("\t", name, file.getPath(),
                String.valueOf(profile.getRules().size()), String.valueOf(result.isCompliant())));
            Set<String> broken = new TreeSet<>();
            for (TestAssertion test : result.getTestAssertions()) {
                if (test.getStatus() == TestAssertion.Status.FAILED) {
                    broken.add(test.getRuleId().getClause() + "-" + test.getRuleId().getTestNumber()
                        + " " + test.getMessage());
                }
            }
            broken.forEach(rule -> System.out.println("!\t" + rule));
        }
    }

    // The engine brings its rules as XML, but not the reader for them.
    static ValidationProfile read(String name) throws Exception {
        String[] parts = name.split(":", 2);
        String path = "org/verapdf/pdfa/validation/" + parts[1] + ".xml";
        Document xml;
        try (InputStream in = PDFAValidator.class.getClassLoader().getResourceAsStream(path)) {
            xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
        Set<Rule> rules = new HashSet<>();
        for (Element rule : elements(xml.getDocumentElement(), "rule")) {
            Element id = elements(rule, "id").get(0);
            rules.add(Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                    PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                    id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
                rule.getAttribute("object"),
                rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
                rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
                Profiles.errorFromValues(text(rule, "message"), List.of()), List.of()));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element own : elements(xml.getDocumentElement(), "variable")) {
            variables.add(Profiles.variableFromValues(own.getAttribute("name"),
                own.getAttribute("object"), text(own, "defaultValue"), text(own, "value")));
        }
        return Profiles.profileFromValues(PDFAFlavour.valueOf(parts[0]),
            Profiles.profileDetailsFromValues(parts[1], "", "", new Date()), "", rules, variables);
    }

    static List<Element> elements(Element in, String name) {
        NodeList found = in.getElementsByTagName(name);
        List<Element> out = new ArrayList<>();
        for (int at = 0; at < found.getLength(); at++) {
            out.add((Element) found.item(at));
        }
        return out;
    }

    static String text(Element in, String name) {
        List<Element> found = elements(in, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }
}
