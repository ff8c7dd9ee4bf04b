package io.quittance.runtime.list;

import java.util.List;
import java.util.function.Function;

/** A page as it was read, newest first, and whether there is more in the direction of reading. */
public record Page<T>(List<T> items, boolean hasMore) {
    public <R> ListView<R> view(String url, Function<? super T, ? extends R> toView) {
        return new ListView<>("list", items.stream().<R>map(toView).toList(), hasMore, url);
    }
}
