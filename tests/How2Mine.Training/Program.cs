using How2Mine.Training.Languages;
using How2Mine.Training.MainText;
using How2Mine.Training.Teaching;
using How2Mine.Training.Topics;

return args switch
{
    ["topics", var labels, var pages, var output, .. var procedures] when procedures.Length < 2 => TopicsProgram.Run(labels, pages, output, procedures),
    ["teaching", var output, var labels, .. var pairs] when pairs.Length > 0 => TeachingProgram.Run(output, labels, pairs),
    ["languages", var texts, var output] => LanguagesProgram.Run(texts, output),
    ["text", var output, .. var pairs] when pairs.Length > 0 => MainTextProgram.Run(output, pairs),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("wanted: topics LABELS.jsonl PAGES.jsonl OUTPUT.bin [PROCEDURES.jsonl], text OUTPUT.bin GOLD.jsonl=ARCHIVE[,ARCHIVE...] ..., teaching FOLDER FORMATS.jsonl GOLD.jsonl[+GOLD.jsonl]=ARCHIVE[,ARCHIVE...] ..., or: languages TEXTS.jsonl OUTPUT.bin");
    return 2;
}
