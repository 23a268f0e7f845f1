using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Evaluation;
using ContainerOS.Engine.Languages;
using ContainerOS.Engine.Programs;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>The execution of a program, which registers resources until it is complete.</summary>
internal abstract class ProgramExecution : IAsyncDisposable
{
    /// <summary>Starts a program. It registers nothing before <see cref="RunAsync"/>.</summary>
    /// <exception cref="ProgramException">The program cannot be started.</exception>
    public static ProgramExecution Start(RunContext run) =>
        run.Workspace.Project.IsYaml ? new YamlProgram(run) : LanguageProgram.Start(run);

    /// <summary>Starts the plugins that the program probably needs, while it loads. A YAML program starts those that it uses.</summary>
    public virtual void StartPlugins() { }

    /// <summary>Waits until the program runs. Nothing has changed before.</summary>
    /// <exception cref="ProgramException">The program cannot be started.</exception>
    public virtual Task StartedAsync() => Task.CompletedTask;

    /// <summary>Deploys all resources of the program and returns the outputs of the stack that have a value.</summary>
    public abstract Task<PropertyMap> RunAsync();

    /// <summary>Ends the program.</summary>
    public abstract ValueTask DisposeAsync();
}

/// <summary>Reports the errors of single resources, so that everything that does not depend on them continues.</summary>
internal static class ProgramErrors
{
    /// <summary>Returns the result of the work, or null after its error was reported as a diagnostic.</summary>
    public static async Task<T?> ReportAsync<T>(RunContext run, SourceLocation location, string? urn, Func<Task<T?>> work)
        where T : class
    {
        try
        {
            return await work();
        }
        catch (DependencyFailedException)
        {
            return null; // The error of the dependency is already reported.
        }
        catch (EvaluationException fault)
        {
            run.AddError(urn ?? Urns.OfStack(run.Workspace), fault.Message, fault.Location);
        }
        catch (Exception fault) when (ProviderErrors.IsExpected(fault))
        {
            ProviderErrors.Report(run, urn, fault, location);
        }

        return null;
    }
}
