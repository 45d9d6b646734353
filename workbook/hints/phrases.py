"""The English words and phrases that the hint `ask` knows. They are many, so that it stays quiet where it is not sure."""

from workbook.hints.words import phrase_set, stem, word_set

ANYBODY = word_set(
    """
    anyone anybody everyone everybody whoever
    """
)

DENIALS = word_set(
    """
    not never nor no without rather thank thanks ask asked unlike
    """
)
"""Words before “anyone” that make it harmless: nobody is asked for just anyone."""

_PERSONS = word_set(
    """
    acquaintance agency aunt bakery band boss boy brother business café cafe charity child children class club colleague community
    company couple crew cousin customer client dad daughter family father firm folk friend girl group guest head
    house household husband lady landlord man men mate member mother mum neighbor neighbour
    neighbourhood newcomer office parent parents patient people person persons pupil restaurant school sister
    somebody someone son student team tenant uncle wife woman women shop grown-up adult teenager apprentice
    staff secretary chef nurse architect trustee chairperson trainee employee employer accountant consultant
    assistant artist musician florist dentist therapist pharmacist receptionist guy freelancer practice hotel
    farm gym clinic studio
    """
)

_MAKERS = ("er", "or", "ian", "ist")
_NO_MAKERS = word_set(
    """
    alter amber anger cider cater color diner eager ever fever fiber finer flyer infer inner layer liner manor nicer
    outer razor river rotor ruler safer sober tiger timer tuner upper vapor visor wider
    after another answer better bigger charter chapter clever color computer corner cover december dinner door
    earlier easier either ever factor faster favor fewer flavor floor flyer folder for former further greater
    harder her however humor indoor larger later letter list longer lower major master matter member minor
    mirror monitor motor never newsletter nor number october offer older or order other outdoor over paper per
    poor power proper quarter rather remember river september shelter shorter simpler slower smaller sooner
    stronger summer super sweater together tomor tower under unter voucher water weather wetter whatever
    whenever whether wherever winter wonder error whichever flower butter register boiler timer trailer printer
    planner charger filter counter player dist exist twist consist insist assist resist persist gutter ladder
    layer leather meter radiator shower sticker supper tractor trigger border buffer center discover deliver
    consider enter gather prefer refer transfer suffer differ cheaper quicker warmer higher
    """
)
"""Words that end as if they were people."""


def is_person(word: str) -> bool:
    """Whether `word` is one for a person, or for a body of people, in one or many: “friends”, “bookkeeper”, “firm”."""
    one = stem(word)
    if word in _PERSONS or one in _PERSONS:
        return True
    return len(one) > 4 and one.endswith(_MAKERS) and one not in _NO_MAKERS and word not in _NO_MAKERS


DESCRIBING = word_set(
    """
    at from having in inside like living near of on running that under using where which who whose with without
    working about between over
    """
)
"""Words that lead on from a person to what they are like."""

DOING = word_set(
    """
    ask asked asking bring call contact give help introduce meet mention name recommend refer see send sent show
    tell told thank think write
    """
)
"""Verbs that may stand before a person without describing them."""

EMPTY = word_set(
    """
    another anything appreciate ask autumn benefit best business call calling chance come comes contact current
    dear else existing friend friends glad good great happy hear hello help hi idea interest interested
    introduce introduction introductions job kind know knows look looking love lovely loyal maybe mean meeting
    mind moment month name needed needs new nice nothing offer out pass people perhaps person please product
    products recommend recommendation recommendations refer referral referrals right satisfied send sent service
    services similar somebody someone something sort speak speaking spring summer sure talk talking tell thank
    thanks there thing things think today trust type use valued want wants week whoever winter wish work works
    year
    """
)
"""Words that leave open whom they are about."""

THEM = word_set(
    """
    them him her their people friends friend clients client customers customer guests parents
    """
)
THEY = word_set(
    """
    they he she people friends friend clients client customers customer guests parents family families
    """
)

GIVING = word_set(
    """
    advise advises answer bring check clean cost explain fix free give gives help helps invite lend let lets
    look make makes mend offer offers pay repair save saves send show shows spare spares take teach teaches tell
    tells gets walk cook draw measure write print read test bringing showing giving saving helping teaching
    """
)

GETTING = word_set(
    """
    can could get gets will would may might receive receives learn learns save saves pay pays won't never sleep
    sleeps find finds see sees keep keeps know
    """
)

CALLING = word_set(
    """
    call ring phone contact email write reach mention text need want
    """
)
"""What “they can” do that serves us rather than them."""

CARDS = word_set(
    """
    number card cards details address website email phone
    """
)

GIFTS = word_set(
    """
    free gift sample trial checklist guide planner voucher discount saves save spares spare tryout taster
    """
)

GIFT_PHRASES = phrase_set(
    """
    half an hour | no charge | without charge | no cost | for nothing | costs nothing | costs them nothing | to
    try | second opinion | first look | first visit | first lesson | first hour | on the house | so that they |
    so they | for them | in their | would be spared
    """
)

WAYS_OUT = phrase_set(
    """
    if nobody | if no one | if no name | if none | no matter | if not | if it does not | if it doesn't | if that does not | if that
    doesn't | if you would rather | if you'd rather | rather not | no pressure | no need | no obligation | no
    worries | no problem | no hurry | no rush | no strings | no hard feelings | no is fine | that is fine |
    that's fine | it is fine | it's fine | is fine too | is also fine | fine if | fine by me | perfectly fine |
    that is all right | that's all right | all right too | that's okay | that is okay | that's ok | that is ok |
    ok if | okay if | just say | say no | say so | a no | feel free | only if | if you like | if you wish | if
    you want | if you are happy | if you're happy | if you are comfortable | if you're comfortable | if you feel
    | if it suits | if that suits | if it fits | up to you | as you like | your choice | you choose | you decide
    | either way | don't feel | do not feel | don't have to | do not have to | you need not | needn't | don't
    worry | do not worry | never mind | don't want | do not want | prefer not | changes nothing | leave it |
    forget it | nothing changes | not a problem | can't think of | cannot think of | not for you | not for them
    | not the right moment | not the right time
    """
)
