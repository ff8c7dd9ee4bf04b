package io.quittance.tenant.branding.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SvgTest {
    private static final String OPEN = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">";

    @Test
    void a_drawing_passes() {
        assertThat(Svg.objection(bytes("""
                                        <?xml version="1.0" encoding="UTF-8"?>
                                        <!-- Made by hand -->
                                        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40" width="100" height='40'>
                                          <title>Otter &amp; Söhne</title>
                                          <defs>
                                            <linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient>
                                            <clipPath id="c"><rect width="10" height="10"/></clipPath>
                                          </defs>
                                          <g fill="url(#g)" clip-path="url(#c)" transform="translate(1,2) rotate(45)">
                                            <path d="M0,0 L10 10 C1-2,3e-4 5.6z" stroke='red' stroke-width=".5"/>
                                            <circle cx="1" cy="2" r="3"/>
                                          </g>
                                          <text x="1" y="2" font-family="'Noto Sans', sans-serif">A <tspan>B</tspan></text>
                                        </svg>
                                        """))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT>alert(1)</SCRIPT>",
                "<style>*{background:url(//evil)}</style>",
                "<foreignObject><p>x</p></foreignObject>",
                "<image href=\"http://evil/x.png\"/>",
                "<a href=\"javascript:alert(1)\"><path/></a>",
                "<use href=\"#x\"/>",
                "<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>",
                "<set attributeName=\"onload\" to=\"alert(1)\"/>",
                "<pattern id=\"p\"/>",
                "<filter id=\"f\"/>",
                "<iframe/>",
                "<svg:script xmlns:svg=\"http://www.w3.org/2000/svg\">alert(1)</svg:script>",
                "<path onload=\"alert(1)\"/>",
                "<path onclick='alert(1)'/>",
                "<path style=\"fill:url(http://evil)\"/>",
                "<path href=\"#a\"/>",
                "<path xlink:href=\"#a\"/>",
                "<path xml:base=\"http://evil/\"/>",
                "<path fill=\"url(http://evil/#a)\"/>",
                "<path fill=\"url(//evil#a)\"/>",
                "<path fill=\"URL(evil)\"/>",
                "<path fill=\"u\\72l(evil)\"/>",
                "<path fill=\"uurl(#a)rl(evil)\"/>",
                "<path fill=\"&#117;rl(evil)\"/>",
                "<path fill=\"&#x75;rl(evil)\"/>",
                "<path mask=\"url( http://evil )\"/>",
                "<path d=\"javascript:alert(1)\"/>",
                "<g xmlns=\"http://www.w3.org/1999/xhtml\"/>",
                "<g xmlns:x=\"http://www.w3.org/1999/xhtml\"/>",
                "<path d=\"M0\" d=\"M1\"/>",
                "<path d=M0/>",
                "<path d=\"<\"/>",
                "<path",
                "<g>",
                "</g>",
                "<g></path>",
                "text",
                "<title>&nbsp;</title>",
                "<title>&#60;script&#62;</title>",
                "<title><script/></title>",
                "<![CDATA[<script>alert(1)</script>]]>",
                "<?xml-stylesheet href=\"http://evil/x.css\"?>",
                "<!-- a -- b -->",
                "<!-- open",
                "<!--><script>alert(1)</script>-->"
            })
    void what_does_more_than_draw_is_refused(String inside) {
        assertThat(Svg.objection(bytes(OPEN + inside + "</svg>"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<svg>",
                "<svg></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "<svg xmlns=\"http://www.w3.org/1999/xhtml\"></svg>",
                "<html xmlns=\"http://www.w3.org/1999/xhtml\"></html>",
                "<path d=\"M0\"/>",
                "<!DOCTYPE svg><svg xmlns=\"http://www.w3.org/2000/svg\"></svg>",
                "<!DOCTYPE svg [<!ENTITY x \"y\">]><svg xmlns=\"http://www.w3.org/2000/svg\"></svg>",
                "<!DOCTYPE svg SYSTEM \"file:///etc/passwd\"><svg xmlns=\"http://www.w3.org/2000/svg\"></svg>",
                "<?xml version=\"1.0\" encoding=\"UTF-7\"?><svg xmlns=\"http://www.w3.org/2000/svg\"></svg>",
                "<?php echo 1 ?><svg xmlns=\"http://www.w3.org/2000/svg\"></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg><svg xmlns=\"http://www.w3.org/2000/svg\"></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg><script>alert(1)</script>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><svg xmlns=\"http://www.w3.org/2000/svg\"></svg></svg>",
                "just text",
                "\u0000"
            })
    void what_is_not_one_svg_is_refused(String text) {
        assertThat(Svg.objection(bytes(text))).isPresent();
    }

    @Test
    void what_is_not_utf_8_is_refused() {
        assertThat(Svg.objection((OPEN + "</svg>").getBytes(StandardCharsets.UTF_16)))
                .isPresent();
        assertThat(Svg.objection(new byte[] {(byte) 0xC0, (byte) 0xAF})).isPresent();
    }

    @Test
    void nesting_has_a_bound() {
        assertThat(Svg.objection(bytes(OPEN + "<g>".repeat(31) + "</g>".repeat(31) + "</svg>")))
                .isEmpty();
        assertThat(Svg.objection(bytes(OPEN + "<g>".repeat(32) + "</g>".repeat(32) + "</svg>")))
                .isPresent();
    }

    @Test
    void a_large_one_is_read_without_trouble() {
        String path = "<path d=\"" + "M0 0 ".repeat(20_000) + "\"/>";
        assertThat(Svg.objection(
                        bytes(OPEN + "<!--" + " ".repeat(50_000) + "-->" + path + "<g/>".repeat(10_000) + "</svg>")))
                .isEmpty();
        assertThat(Svg.objection(bytes(OPEN + "<path d=\"" + "M".repeat(200_000))))
                .isPresent();
        assertThat(Svg.objection(bytes(OPEN + "<path " + " ".repeat(200_000) + "x")))
                .isPresent();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
