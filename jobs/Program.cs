using System.CommandLine;
using System.Text;
using How2Mine.Jobs;
using How2Mine.Jobs.Commands;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var root = new RootCommand("Mines how-to procedures from web crawls into Delta tables.")
{
    MineCommand.Create(),
    TextCommand.Create(),
    QueryCommand.Create(),
    StatusCommand.Create(),
    WhyCommand.Create(),
    ReportCommand.Create(),
    ExportCommand.Create(),
    LakeCommand.Create(),
    DoctorCommand.Create(),
    EvaluateCommand.Create(),
    EstimateCommand.Create(),
    BatchCommand.Create(),
    ReplayCommand.Create(),
    PackCommand.Create(),
    WorkerCommand.Create(),
};
return await Exits.RunAsync(root, args);
