using ContainerOS.Engine.Diagnostics;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using Grpc.Core;

namespace ContainerOS.Engine.Deployment;

/// <summary>
/// The package <c>pulumi</c>, which is part of the engine: references to other stacks (pulumi/pulumi <c>deploy/builtins.go</c>).
/// </summary>
internal sealed class BuiltInProvider(Workspace workspace) : ResourceProviderBase
{
    private const string StackReference = "pulumi:pulumi:StackReference";
    private const string ReadStackOutputs = "pulumi:pulumi:readStackOutputs";

    public override Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct) => Task.FromResult(new PluginInfo("0.0.0"));

    public override Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken ct) =>
        Task.FromResult(new CheckResult(request.News));

    public override Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken ct) =>
        Task.FromResult(new DiffResult(DiffChanges.None));

    public override Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken ct) =>
        request.Token == ReadStackOutputs
            ? Task.FromResult(new InvokeResult(Read(request.Args)))
            : throw new RpcFaultException(
                StatusCode.Unimplemented,
                $"the embedded engine does not support the function {request.Token}: run the program with the Pulumi CLI"
            );

    public override Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken ct) =>
        Task.FromResult(
            UrnParts.TypeOf(request.Urn) == StackReference
                ? new ReadResult(request.Id, Read(request.Inputs), request.Inputs)
                : throw Unsupported(UrnParts.TypeOf(request.Urn))
        );

    public override Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken ct) =>
        Task.FromResult(new DiffResult(DiffChanges.None));

    public override Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct) => throw Unsupported(request.Type);

    public override Task DeleteAsync(DeleteRequest request, CancellationToken ct) => Task.CompletedTask;

    private static RpcFaultException Unsupported(string type) =>
        new(
            StatusCode.Unimplemented,
            $"the embedded engine does not support resources of type {type}: run the program with the Pulumi CLI"
        );

    private PropertyMap Read(PropertyMap arguments)
    {
        if (arguments.Find("name")?.Unwrapped is not PropertyString { Value: var name })
        {
            throw new RpcFaultException(StatusCode.InvalidArgument, "a stack reference needs the name of a stack");
        }

        try
        {
            var outputs = new StackDirectory(workspace).ReadOutputs(name);
            return PropertyMap.Of(
                ("name", name),
                ("outputs", outputs),
                (
                    "secretOutputNames",
                    PropertyArray.Of(outputs.Where(entry => entry.Value.ContainsSecrets).Select(entry => (PropertyValue)entry.Key))
                )
            );
        }
        catch (ProgramException fault)
        {
            throw new RpcFaultException(StatusCode.NotFound, $"the stack reference '{name}' cannot be read: {fault.Message}", fault);
        }
    }
}

/// <summary>Finds the stacks of the workspace: those of the program, and those of the programs around it.</summary>
/// <remarks>
/// The workspace is the repository, which is the closest directory with <c>.git</c>; without one, it is the directory that contains the
/// program.
/// </remarks>
internal sealed class StackDirectory(Workspace workspace)
{
    /// <summary>The maximum depth of programs below the workspace.</summary>
    private const int MaxDepth = 5;

    private static readonly HashSet<string> Skipped = ["bin", "obj", "node_modules", ".git", ".containeros"];

    /// <summary>
    /// The outputs of the last run of a stack. Its name is <c>stack</c>, <c>project/stack</c> or <c>organization/project/stack</c>.
    /// </summary>
    /// <exception cref="ProgramException">There is no such stack, or it has no state.</exception>
    public PropertyMap ReadOutputs(string name)
    {
        var (project, stack) = name.Split('/') switch
        {
            [var own] => (workspace.Project.Name, own),
            [var other, var own] => (other, own),
            [Workspace.Organization, var other, var own] => (other, own),
            _ => throw new ProgramException(
                $"a stack of this workspace has the name 'stack', 'project/stack' or '{Workspace.Organization}/project/stack'"
            ),
        };
        var directory = FindProject(project);
        var options = workspace.Options with
        {
            ProgramDirectory = directory,
            ProgramText = null,
            StateFile = null,
            Stack = stack,
            ConfigOverrides = new Dictionary<string, string>(),
        };
        if (!File.Exists(options.StatePath))
        {
            throw new ProgramException(
                $"the project '{project}' in {directory} has no stack '{stack}' that was deployed: run up with it first"
            );
        }

        return new DeploymentEngine(options).ReadOutputs(showSecrets: true).Outputs;
    }

    private string FindProject(string project)
    {
        var own = Path.GetFullPath(workspace.Options.ProgramDirectory);
        if (project == workspace.Project.Name)
        {
            return own;
        }

        var root = Root(own);
        return Programs(root, 0).FirstOrDefault(directory => ProgramRuntime.FindProject(directory) == project)
            ?? throw new ProgramException($"{root} and its subdirectories contain no Pulumi.yaml with the name '{project}'");
    }

    private static string Root(string directory)
    {
        for (var parent = new DirectoryInfo(directory); parent is not null; parent = parent.Parent)
        {
            if (Path.Exists(Path.Combine(parent.FullName, ".git")))
            {
                return parent.FullName;
            }
        }

        return Path.GetDirectoryName(directory) ?? directory;
    }

    private static IEnumerable<string> Programs(string directory, int depth)
    {
        if (File.Exists(Path.Combine(directory, "Pulumi.yaml")))
        {
            yield return directory;
        }

        if (depth == MaxDepth)
        {
            yield break;
        }

        foreach (var child in Subdirectories(directory))
        {
            if (!Skipped.Contains(Path.GetFileName(child)))
            {
                foreach (var program in Programs(child, depth + 1))
                {
                    yield return program;
                }
            }
        }
    }

    private static IEnumerable<string> Subdirectories(string directory)
    {
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        try
        {
            return [.. Directory.EnumerateDirectories(directory, "*", options).Order(StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            return []; // It was removed during the search.
        }
    }
}
