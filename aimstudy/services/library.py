"""The open library as the window and scripts see it: one service a concern, and nothing of Qt.

Built by ``aimstudy.application.open_library``; see there for ten minutes of study in ten lines.
"""
