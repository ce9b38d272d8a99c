using System.Text.Json.Nodes;
using Aggregator.Server.Cli.Output;

namespace Aggregator.Server.Cli.Service;

/// <summary>What the doctor found, a line for each check.</summary>
internal sealed class DoctorReport(CommandCall call, bool isJson)
{
    public CommandCall Call => call;

    /// <summary>Whether no check found a fault.</summary>
    public bool IsWell { get; private set; } = true;

    public async Task CheckAsync(string name, Func<Task<string>> checkAsync)
    {
        try
        {
            Tell("ok", name, await checkAsync());
        }
        catch (StartFaultException fault)
        {
            IsWell = false;
            Tell("FAULT", name, fault.Message);
        }
    }

    /// <param name="result">ok, warn or FAULT.</param>
    public void Tell(string result, string name, string said)
    {
        if (isJson)
        {
            JsonAnswer.Write(call, new JsonObject { ["check"] = name, ["result"] = result.ToLowerInvariant(), ["said"] = said });
        }
        else
        {
            call.Output.WriteLine($"{result,-5} {name}: {said.ReplaceLineEndings($"{Environment.NewLine}      ")}");
        }
    }
}
