using ContainerOS.Engine.Deployment;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine;

/// <summary>Previews, deploys, refreshes and destroys the resources of a Pulumi program.</summary>
/// <remarks>
/// Each call reads the program, its config and its state again. An invalid program, config or state, a wrong or missing passphrase and a
/// locked state throw <see cref="Diagnostics.ProgramException"/>; all later errors are diagnostics of the result.
/// </remarks>
/// <param name="options">The program, its state and the observer.</param>
public sealed class DeploymentEngine(EngineOptions options)
{
    /// <summary>Reads the settings of program and stack without starting a plugin.</summary>
    /// <exception cref="Diagnostics.ProgramException">The program or config is not valid.</exception>
    public StackSettings ReadSettings() => Workspace.Load(options).Settings();

    /// <summary>Reads the outputs of the last run.</summary>
    /// <param name="showSecrets">Whether secret outputs are decrypted, which requires the passphrase.</param>
    /// <exception cref="Diagnostics.ProgramException">The program or state is not valid.</exception>
    public StackOutputs ReadOutputs(bool showSecrets = false)
    {
        var workspace = Workspace.Load(options with { NeedsConfig = false });
        var stack = workspace.Store.Load().Stack;
        var outputs = stack?.Outputs ?? PropertyMap.Empty;
        return new StackOutputs(workspace.Project.Name, options.Stack, stack is not null, showSecrets ? outputs : Redaction.Hide(outputs));
    }

    /// <summary>Encrypts a config value, as the file of the stack has it. A stack without secrets gets its salt in that file.</summary>
    /// <exception cref="Diagnostics.ProgramException">
    /// The program is not valid, the passphrase is missing or wrong, or the salt could not be written.
    /// </exception>
    public string EncryptConfigValue(string value)
    {
        try
        {
            return Workspace.Load(options with { NeedsConfig = false }).Secrets.Encrypt(value);
        }
        catch (State.StateWriteException fault)
        {
            throw new Diagnostics.ProgramException(fault.Message, cause: fault);
        }
    }

    /// <summary>
    /// Evaluates the program and checks the properties of all resources with the provider. The resources are neither read nor changed.
    /// </summary>
    /// <exception cref="Diagnostics.ProgramException">The program or config is not valid.</exception>
    public Task<DeploymentResult> ValidateAsync(CancellationToken ct) => DeploymentRun.ExecuteAsync(options, RunKind.Validate, ct);

    /// <summary>Returns what <see cref="UpAsync"/> would do. Neither resources nor the state file change.</summary>
    /// <exception cref="Diagnostics.ProgramException">The program, config or state is not valid.</exception>
    public Task<DeploymentResult> PreviewAsync(CancellationToken ct) => DeploymentRun.ExecuteAsync(options, RunKind.Preview, ct);

    /// <summary>Creates, updates and deletes resources to match the program.</summary>
    /// <exception cref="Diagnostics.ProgramException">The program, config or state is not valid.</exception>
    public Task<DeploymentResult> UpAsync(CancellationToken ct) => DeploymentRun.ExecuteAsync(options, RunKind.Up, ct);

    /// <summary>Updates the state from the cloud.</summary>
    /// <exception cref="Diagnostics.ProgramException">The program, config or state is not valid.</exception>
    public Task<DeploymentResult> RefreshAsync(CancellationToken ct) => DeploymentRun.ExecuteAsync(options, RunKind.Refresh, ct);

    /// <summary>Deletes all resources of the stack, each before its dependencies.</summary>
    /// <exception cref="Diagnostics.ProgramException">The program, config or state is not valid.</exception>
    public Task<DeploymentResult> DestroyAsync(CancellationToken ct) => DeploymentRun.ExecuteAsync(options, RunKind.Destroy, ct);

    /// <summary>Returns what <see cref="DestroyAsync"/> would do.</summary>
    /// <exception cref="Diagnostics.ProgramException">The program, config or state is not valid.</exception>
    public Task<DeploymentResult> PreviewDestroyAsync(CancellationToken ct) =>
        DeploymentRun.ExecuteAsync(options, RunKind.PreviewDestroy, ct);
}
