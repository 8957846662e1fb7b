namespace How2Mine.Text;
public static class Instruction
{
    public static bool IsInstruction(string text, string language) => true;
    public static double Share(IReadOnlyList<string> steps, string language) => 1;
    public static bool Knows(string language) => true;
}
