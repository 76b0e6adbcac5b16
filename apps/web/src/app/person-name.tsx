/** A person's name, kept apart from the writing direction of the text round it. */
export function PersonName({ of }: { of: { familyName: string; givenNames: string | null } }) {
  return <bdi className="name">{of.givenNames ? `${of.familyName}, ${of.givenNames}` : of.familyName}</bdi>;
}

/** The name in its original script; shows nothing when there is none. */
export function NativeName({ name }: { name: string | null }) {
  return name ? (
    <bdi className="name native-name" dir="auto">
      {name}
    </bdi>
  ) : null;
}
