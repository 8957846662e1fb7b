namespace How2Mine.Tests.Mining.Refusals;

/// <summary>Pages about what a benchmark of procedures cannot test: software, sums, invention, jokes, one named thing.</summary>
public class ContentRefusalTests
{
    [Theory]
    [InlineData("How to export a calendar", "Click the gear icon in the top corner.", "Choose Settings from the menu.", "Open the tab called Calendars.", "Click Export and save the file.")]
    [InlineData("How to reset your password", "Go to the login page of the website.", "Tap the link below the password field.", "Type your email address and press the button.", "Open the email and enter a new password.")]
    public void Clicking_through_software_is_refused(string title, params string[] steps) => Mined.Refuses(Page(title, steps), "not_interface", "interface_clicking");

    [Theory]
    [InlineData("How to press a shirt", "Open the window to let the steam out.", "Press the collar from the points to the middle.", "Turn the shirt over and press the back.", "Hang it on a hanger at once.")]
    [InlineData("How to file a flat edge on wood", "Clamp the board upright in the vice.", "Choose a coarse file and push it away from you.", "Check the edge against a steel ruler.", "Finish with a fine file and wipe off the dust.")]
    public void Work_with_windows_and_files_of_another_kind_is_kept(string title, params string[] steps) => Mined.Keeps(Page(title, steps));

    [Theory]
    [InlineData("How to find the standard deviation", "Add all values and divide the sum by n to get the mean.", "Subtract the mean from each value and square the result.", "Sum the squares and divide by n to get the variance.", "Take the square root of the variance.")]
    [InlineData("How to solve a quadratic equation", "Write the equation as ax² + bx + c = 0.", "Divide both sides by the coefficient a = 2.", "Add the square of half the coefficient to both sides.", "Take the root of both sides and solve for x = 3.")]
    public void Sums_are_refused(string title, params string[] steps) => Mined.Refuses(Page(title, steps), "not_math", "pure_math");

    [Theory]
    [InlineData("How to build a square frame", "Cut 4 strips of wood 30 cm long.", "Glue the corners and check that each is square.", "Clamp the frame for 2 hours.", "Sand the joints and oil the wood.")]
    [InlineData("How to divide a hosta", "Dig up the plant with its root ball.", "Divide it with a sharp spade into 3 parts.", "Plant each part at the same depth as before.", "Water them well for 2 weeks.")]
    public void Work_that_counts_and_divides_is_kept(string title, params string[] steps) => Mined.Keeps(Page(title, steps));

    [Theory]
    [InlineData("How to invent a holiday", "Choose a day and imagine that everybody celebrates it.", "Invent a name for it and write it down.", "Describe the food that people eat on that day.", "Write a poem that children sing in the morning.")]
    [InlineData("How to begin a villain", "Picture your villain at the age of ten.", "Write about the first lie they told.", "Give a voice to the person they hurt.", "Write a scene in which both meet again.")]
    public void Prompts_to_invent_are_refused(string title, params string[] steps) => Mined.Refuses(Page(title, steps), "not_creative", "creative_prompts");

    [Theory]
    [InlineData("How to print a linocut", "Draw the picture on the lino in reverse.", "Carve away all that is to stay white.", "Roll a thin coat of ink over the block.", "Lay paper on it and rub the back with a spoon.")]
    [InlineData("How to bind a notebook", "Fold eight sheets of paper in half.", "Punch five holes along the fold.", "Sew through the holes with waxed thread.", "Glue the spine into the cover and press it overnight.")]
    public void Crafts_are_kept(string title, params string[] steps) => Mined.Keeps(Page(title, steps));

    [Theory]
    [InlineData("How to teach a brick to swim", "<p>Satire. This is a joke.</p>")]
    [InlineData("How to file your goldfish's taxes", "<footer>A humour site. None of this is real advice, it is nonsense.</footer>")]
    public void What_a_page_itself_calls_a_joke_is_refused(string title, string said) =>
        Mined.Refuses(Page(title, Swim).Replace("</article>", $"</article>{said}", StringComparison.Ordinal), "in_earnest", "humour");

    [Theory]
    [InlineData("How to teach a child to swim", "<p>One silly game helps to get used to the water.</p>")]
    [InlineData("How to teach your dog to swim", "<footer>Swimming for all ages.</footer>")]
    public void A_page_in_earnest_that_says_one_such_word_is_kept(string title, string said) =>
        Mined.Keeps(Page(title, Swim).Replace("</article>", $"</article>{said}", StringComparison.Ordinal));

    [Theory]
    [InlineData("How to reach Skerry Lighthouse", "Take the Gannet Line train from Corrawick to Port Merrin.", "Walk down Harbour Street to the Merrin Ferry office.", "Board the boat to Skerry Island at the North Pier.", "Follow the Keeper's Path to the Skerry Lighthouse.")]
    [InlineData("How to assemble the Skaldo bench", "Unpack the Skaldo top and the Holmvik bolts.", "Screw the legs to the Skaldo frame with the Holmvik key.", "Push the Fjell shelf into the Skaldo rails.", "Hang the Fjell door on the Holmvik hinges.")]
    public void Procedures_around_one_named_thing_are_refused(string title, params string[] steps) => Mined.Refuses(Page(title, steps), "no_named_entity", "named_entity");

    [Theory]
    [InlineData("How to take a train", "Buy a ticket at the counter or the machine.", "Find the platform on the board in the hall.", "Board the train and look for a free seat. Monday mornings are busy.", "Get off at your station and keep the ticket ready.")]
    [InlineData("How to fit a Phillips screw", "Drill a hole that is thinner than the screw.", "Choose the Phillips bit that fills the cross.", "Drive the screw in slowly with even pressure.", "Stop when the head lies flush.")]
    public void A_name_now_and_then_is_kept(string title, params string[] steps) => Mined.Keeps(Page(title, steps));

    static readonly string[] Swim = ["Stand beside the pool on the first day.", "Step into the shallow end together.", "Hold on to the edge and kick with both legs.", "Let go and glide for a metre.", "Wrap up in a towel and rest."];

    internal static string Page(string title, string[] steps) =>
        Mined.Kettle("<p>This takes an hour or so.</p><ol>" + string.Concat(steps.Select(s => $"<li>{s}</li>")) + "</ol>", title);
}
