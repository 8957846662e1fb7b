namespace How2Mine.Text.Instructing;

/// <summary>What makes a sentence of one language an instruction.</summary>
interface IGrammar
{
    bool Instructs(scoped in Sentence sentence);
}
