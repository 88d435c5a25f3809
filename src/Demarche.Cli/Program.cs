using Demarche.Cli;

return await new Application(Terminal.OfProcess(), _ => throw new UnusableException("no coder")).RunAsync(args);
