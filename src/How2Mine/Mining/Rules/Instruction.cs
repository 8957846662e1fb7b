namespace How2Mine.Mining.Rules;
public static class Instruction
{
    public static bool IsInstruction(string text, string language) => true;
    public static double Share(IReadOnlyList<string> steps, string language) => 1;
}
