using Demarche.Cli;

return await new Application(Terminal.OfProcess(), new EngineLoader()).RunAsync(args);
