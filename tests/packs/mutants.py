"""Pages that went wrong at random, for rules that hold for any page."""

from hypothesis import strategies as st


@st.composite
def mutated(draw: st.DrawFn, page: str) -> str:
    """`page` with a few lines or pieces taken out, doubled, swapped, or replaced by odd ones."""
    lines = page.split("\n")
    odd = st.sampled_from(
        [
            ":::",
            "::: rating",
            "::: text a {",
            "::::",
            "---",
            "```",
            "<!--",
            "- `",
            "| a `a:choice(` |",
            "| - |",
            "> > - 1.",
            "::: again customer-to-ask",
            "::: fact first-question",
            "{{ customer-to-ask }}",
            "## An example {for=walk-in}",
            "for: job, account",
            "::: text c {for=job size=}",
            "- to 3, small, 1 week, for walk-in job, size team: **Go on.** Now.",
            "- {{ recent-customers.name }}: {{ written-answers.answer }}",
            "| {{ answers-written }} | {{",
            "::: table b {starter from=common-questions hints=themes against=a}",
        ]
    )
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(lines) - 1))
        match draw(st.integers(0, 4)):
            case 0:
                del lines[place : place + draw(st.integers(1, 4))]
                lines = lines or [""]
            case 1:
                lines.insert(place, lines[draw(st.integers(0, len(lines) - 1))])
            case 2:
                lines.insert(place, draw(st.one_of(odd, st.text(max_size=30))))
            case 3:
                cut = draw(st.integers(0, len(lines[place])))
                lines[place] = lines[place][:cut] + draw(st.text(max_size=3)) + lines[place][cut + 1 :]
            case _:
                lines[place] = lines[place].replace(draw(st.sampled_from(list(":=-`|*{} 0"))), "", 1)
    return "\n".join(lines)
