using ContainerOS.Cli.Terminal;

namespace ContainerOS.Cli.Commands;

/// <summary>Asks for confirmation before resources are changed.</summary>
internal static class ConfirmationPrompt
{
    /// <summary>Returns when the user confirms.</summary>
    /// <exception cref="OperationCanceledException">The user pressed Ctrl-C.</exception>
    /// <exception cref="UsageException">The input is not interactive, or the user does not confirm.</exception>
    internal static async Task ConfirmAsync(ProgramSession session, bool isConfirmed, string command, string stack, CancellationToken ct)
    {
        if (isConfirmed)
        {
            return;
        }

        if (session.Output.Input is not { } input || session.IsJson)
        {
            throw new UsageException($"there is no terminal to ask for confirmation; use --yes to run '{command}' without a question");
        }

        var loss = command == "destroy" ? " Every resource of the stack is deleted." : string.Empty;
        await session.Output.Out.WriteAsync($"Stack {SafeText.Line(stack)}. {session.CloudLine}.{loss}\nContinue? (yes/no) ");

        // A console's reader does not end when it is canceled, so the command does not wait for it.
        if (await Task.Run(input.ReadLine, CancellationToken.None).WaitAsync(ct) is not ("yes" or "y"))
        {
            throw new UsageException("not confirmed; nothing was changed");
        }
    }
}
