package io.quittance.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TypeIdProperties {

    @Property
    void what_is_written_is_read_again(@ForAll("prefixes") String prefix, @ForAll("uuids") UUID uuid) {
        String text = TypeId.encode(prefix, uuid);

        assertThat(TypeId.decode(prefix, text)).isEqualTo(uuid);
        assertThat(TypeId.parse(text)).isEqualTo(new TypeId(prefix, uuid));
    }

    @Property
    void texts_sort_as_ids_do(@ForAll("uuids") UUID first, @ForAll("uuids") UUID second) {
        // UUID.compareTo compares signed halves; the hexadecimal text shows the true order.
        assertThat(Integer.signum(TypeId.encode("cus", first).compareTo(TypeId.encode("cus", second))))
                .isEqualTo(Integer.signum(first.toString().compareTo(second.toString())));
    }

    @Property
    void any_other_text_is_either_refused_or_the_only_spelling_of_its_id(@ForAll("almostIds") String text) {
        try {
            assertThat(TypeId.parse(text)).hasToString(text);
        } catch (DomainException refused) {
            assertThat(refused.code()).isEqualTo(ErrorCode.ID_INVALID);
        }
    }

    @Provide
    Arbitrary<UUID> uuids() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
    }

    @Provide
    Arbitrary<String> prefixes() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('_')
                .ofMaxLength(63)
                .filter(prefix -> !prefix.startsWith("_") && !prefix.endsWith("_"));
    }

    @Provide
    Arbitrary<String> almostIds() {
        Arbitrary<String> suffix = Arbitraries.strings()
                .withChars("0123456789abcdefghjkmnpqrstvwxyzilouA-_ ")
                .ofMinLength(25)
                .ofMaxLength(27);
        Arbitrary<String> whole = Arbitraries.strings()
                .withChars("0123456789abcdefghjkmnpqrstvwxyz")
                .ofLength(26);
        return Combinators.combine(Arbitraries.of("", "cus_", "_", "__"), Arbitraries.oneOf(suffix, whole))
                .as(String::concat);
    }
}
