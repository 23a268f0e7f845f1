namespace ContainerOS.Cli.Commands;

/// <summary>Asks for confirmation before resources are changed.</summary>
internal static class ConfirmationPrompt
{
    /// <summary>Returns when the user confirms.</summary>
    /// <exception cref="UsageException">The input is not interactive, or the user does not confirm.</exception>
    internal static async Task ConfirmAsync(ProgramSession session, bool isConfirmed, string command)
    {
        if (isConfirmed)
        {
            return;
        }

        if (session.Output.Input is not { } input || session.IsJson)
        {
            throw new UsageException($"there is no terminal to ask for confirmation; use --yes to run '{command}' without a question");
        }

        await session.Output.Out.WriteAsync("Continue? (yes/no) ");
        if (await input.ReadLineAsync() is not ("yes" or "y"))
        {
            throw new UsageException("not confirmed; nothing was changed");
        }
    }
}
